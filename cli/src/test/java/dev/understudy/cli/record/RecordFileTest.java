package dev.understudy.cli.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  private static final byte[] HEADER = "head\n".getBytes(UTF_8);
  private static final String ROWS = "x".repeat(3999) + "\n";

  @TempDir private Path folder;

  private RecordFile open(int files) throws IOException {
    return RecordFile.open(new RecordOptions(folder.resolve("r.csv"), 4096, files), HEADER);
  }

  private static void write(RecordFile file, String rows) throws IOException {
    file.write(ByteBuffer.wrap(rows.getBytes(UTF_8)));
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void theNewestRowsAreInTheFileAndOlderOnesBehind() throws IOException {
    try (RecordFile file = open(3)) {
      for (char row = 'a'; row <= 'i'; row++) {
        write(file, String.valueOf(row).repeat(2999) + "\n");
      }
    }
    assertThat(text("r.csv")).startsWith("head\niii");
    assertThat(text("r.csv.1")).startsWith("head\nggg").contains("hhh");
    assertThat(text("r.csv.2")).startsWith("head\neee");
    assertThat(folder.resolve("r.csv.3")).doesNotExist();
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws IOException {
    Files.writeString(folder.resolve("r.csv"), "of yesterday\n");
    open(2).close();
    assertThat(text("r.csv.1")).isEqualTo("of yesterday\n");
  }

  @Test
  void afterAFailureItGoesOnOnceTheDiskTakesRowsAgain() throws IOException {
    Path gone = folder.resolve("r.csv");
    try (RecordFile file = open(2)) {
      write(file, ROWS);
      write(file, ROWS);
      // the next rows begin a new file, in a folder that is not there for now
      Path away = folder.resolveSibling(folder.getFileName() + "-away");
      Files.move(folder, away);
      assertThatThrownBy(() -> write(file, ROWS)).isInstanceOf(IOException.class);
      Files.move(away, folder);
      write(file, "later\n");
    }
    assertThat(Files.readString(gone)).isEqualTo("head\nlater\n");
  }

  @Test
  void aFullDeviceIsAnErrorAtOnce() {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
    assertThatThrownBy(() -> RecordFile.open(new RecordOptions(full, 4096, 1), HEADER))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFullRingLosesAndCounts() {
    Ring<Integer> ring = new Ring<>(4);
    for (int i = 0; i < 6; i++) {
      ring.offer(i);
    }
    assertThat(ring.lost()).isEqualTo(2);
    assertThat(ring.poll()).isZero();
    ring.offer(6);
    assertThat(ring.poll()).isEqualTo(1);
    assertThat(ring.poll()).isEqualTo(2);
    assertThat(ring.poll()).isEqualTo(3);
    assertThat(ring.poll()).isEqualTo(6);
    assertThat(ring.poll()).isNull();
  }
}
