package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lines of docs/how-to/watch-a-running-instance.md, run one after the other against the shop
/// of the examples.
@Timeout(120)
class DocumentedLinesTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final int TIME_IS_OVER = 28; // of curl, where a stream has no end

  @TempDir private Path folder;

  @Test
  void everyLineOfTheHowToWorks() throws Exception {
    Path file = Files.copy(Path.of("../examples/shop.yaml"), folder.resolve("shop.yaml"));
    try (ServerRun run = ServerRun.of(file)) {
      List<String> lines = lines();
      assertThat(lines).hasSizeGreaterThan(20);
      for (String line : lines) {
        if (line.startsWith("curl ")) {
          curl(line, run);
        } else {
          understudy(line, run);
        }
      }
    }
  }

  private static List<String> lines() throws Exception {
    String page = Files.readString(Path.of("../docs/how-to/watch-a-running-instance.md"));
    List<String> lines = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(page); block.find(); ) {
      block.group(1).lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }
    return lines;
  }

  private static void understudy(String line, ServerRun run) {
    List<String> words = new ArrayList<>(List.of(line.split(" +")));
    assertThat(words.removeFirst()).isEqualTo("understudy");
    words.addAll(List.of("--server", run.admin()));
    CommandLineRun done = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(done.exitCode()).as(line + ": " + done.err()).isZero();
  }

  private void curl(String line, ServerRun run) throws Exception {
    boolean endless = line.contains("--max-time 60");
    String here =
        line.replace("localhost:8081", URI.create(run.admin()).getAuthority())
            .replace("--max-time 60", "--max-time 2")
            .replaceFirst("curl ", "curl --fail-with-body ");
    Path out = folder.resolve("out");
    Process bash =
        new ProcessBuilder("bash", "-c", here)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).as(line).isTrue();
    assertThat(bash.exitValue())
        .as(line + ": " + Files.readString(out, StandardCharsets.UTF_8))
        .isEqualTo(endless ? TIME_IS_OVER : 0);
  }
}
