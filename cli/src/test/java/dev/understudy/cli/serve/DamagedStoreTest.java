package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A start from a store whose file has been damaged.
@Timeout(120)
class DamagedStoreTest {
  private static final String SHOP =
      "version: 1\nname: shop\nseed: 7\nendpoints:\n  hello: {request: GET /hello, latency: 1ms}\n";
  private static final int PAGE = 4_096;

  @TempDir private Path folder;

  @Test
  void theDamageIsSaidAndTheLastReadableRevisionCanBeAppliedAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    try (ServerRun run = ServerRun.of(file)) {
      for (int revision = 2; revision <= 8; revision++) {
        apply(run, Files.writeString(folder.resolve("next.yaml"), text(revision)));
      }
    }
    damageEnd(folder.resolve("data/revisions.db"));
    try (ServerRun again = ServerRun.of(file)) {
      again.awaitErr("the store was damaged; it is kept as");
      Matcher offered =
          Pattern.compile(
                  "Its last readable revision, number (\\d+), was saved as (\\S+): serve it")
              .matcher(again.err());
      assertThat(offered.find()).as(again.err()).isTrue();
      assertThat(again.get(again.service() + "/hello").statusCode()).isEqualTo(200);
      apply(again, Path.of(offered.group(2)));
      assertThat(CommandLineRun.of("export", "--server", again.admin()).out())
          .isEqualTo(text(Integer.parseInt(offered.group(1))));
    }
  }

  private static void apply(ServerRun run, Path file) {
    CommandLineRun applied = CommandLineRun.of("apply", file.toString(), "--server", run.admin());
    assertThat(applied.exitCode()).as(applied.err()).isZero();
  }

  /// With a comment that fills pages of its own.
  private static String text(int revision) {
    StringBuilder text = new StringBuilder(SHOP.replace("1ms", revision + "ms")).append("# ");
    new Random(revision).ints(12_000, 'A', 'z').forEach(letter -> text.append((char) letter));
    return text.append('\n').toString();
  }

  private static void damageEnd(Path database) throws IOException {
    byte[] garbage = new byte[PAGE];
    Arrays.fill(garbage, (byte) 0xA5);
    long pages = Files.size(database) / PAGE;
    assertThat(pages).isGreaterThan(10);
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
      for (long page = pages - 2; page < pages; page++) {
        channel.write(ByteBuffer.wrap(garbage), page * PAGE);
      }
    }
  }
}
