package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Waits for events with a deadline, never for time.
@Timeout(60)
class FileWatchTest {
  @TempDir private Path folder;
  private Path file;
  private Path body;
  private FileWatch watch;
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  @BeforeEach
  void watched() throws IOException {
    file = Files.writeString(folder.resolve("shop.yaml"), "one");
    body = Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("x.csv"), "1");
    watch = new FileWatch(List.of(file));
  }

  @AfterEach
  void close() throws IOException {
    watch.close();
  }

  @Test
  void seesAFileWrittenInPlace() throws Exception {
    start();
    Files.writeString(file, "two, longer");
    assertThat(next()).isEqualTo("two, longer");
  }

  @Test
  void seesAFileThatAnEditorReplaces() throws Exception {
    start();
    Path fresh = Files.writeString(folder.resolve(".shop.yaml.swp"), "two");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    assertThat(next()).isEqualTo("two");
  }

  @Test
  void seesAChangeBetweenLoadAndStart() throws Exception {
    Files.writeString(file, "changed while it was loaded");
    start();
    assertThat(next()).isEqualTo("changed while it was loaded");
  }

  @Test
  void seesAFileThatTheConfigurationReads() throws Exception {
    start();
    Files.writeString(body, "1\n2\n3");
    assertThat(next()).isEqualTo("one");
  }

  @Test
  void seesALinkThatIsSwitched() throws Exception {
    Path link = folder.resolve("link.yaml");
    Files.createSymbolicLink(link, file);
    watch.close();
    watch = new FileWatch(List.of(link));
    start();
    Path other = Files.writeString(folder.resolve("other.yaml"), "other");
    Path fresh = folder.resolve("fresh");
    Files.createSymbolicLink(fresh, other);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    assertThat(next()).isEqualTo("one"); // the callback reads `file`; being called is the point
  }

  @Test
  void isToldOfAFileThatIsGoneAndOfItsReturn() throws Exception {
    start();
    Files.delete(file);
    assertThat(next()).isEqualTo("gone");
    Files.writeString(file, "back");
    assertThat(next()).isEqualTo("back");
  }

  private void start() {
    watch.start(
        List.of(file, body),
        () -> {
          try {
            seen.add(Files.exists(file) ? Files.readString(file) : "gone");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return List.of(file, body);
        });
  }

  private String next() throws InterruptedException {
    return seen.poll(30, TimeUnit.SECONDS);
  }
}
