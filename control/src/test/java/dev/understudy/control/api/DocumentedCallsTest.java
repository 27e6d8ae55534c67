package dev.understudy.control.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Served;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of docs/how-to/admin-api.md, run by bash and curl one after the other.
class DocumentedCallsTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

  @Test
  void everyLineOfTheHowToWorks(@TempDir Path folder) throws IOException, InterruptedException {
    String page = Files.readString(Path.of("../docs/how-to/admin-api.md"));
    String lines =
        BLOCK
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    try (Configurator configurator = Configured.of(Configured.SHOP);
        AdminPort port = new AdminPort(Served.resources(configurator).toArray(Resource[]::new))) {
      String script = "set -euo pipefail\n" + lines.replace("http://127.0.0.1:8081", port.url());
      Process bash =
          new ProcessBuilder("bash", "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile())
              .start();
      assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String out = Files.readString(folder.resolve("out"), UTF_8);
      assertThat(bash.exitValue()).as(out).isZero();
      assertThat(out).contains("\"clean\":true");
      assertThat(configurator.active().text()).contains("# checked in", "# as measured", "gc:");
      assertThat(configurator.active().revision().number()).isEqualTo(8);
    }
  }
}
