package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that speak to a running server.
class ServerCommandsTest {
  private static final String TEXT =
      """
      version: 1
      # what is sold
      endpoints:
        get-product: {request: "GET /products/{id}", latency: 5ms}
        list-products: {request: GET /products}
      """;

  @TempDir private Path folder;

  @Test
  void aFileIsComparedAppliedListedAndExported() throws Exception {
    Path served = write("served.yaml", TEXT);
    Path next = write("next.yaml", TEXT.replace("5ms", "9ms"));
    try (ServerRun run = ServerRun.of(served)) {
      CommandLineRun diff = on(run, "diff", next.toString());
      assertThat(diff.out()).contains("5ms -> 9ms", "get-product");
      assertThat(on(run, "diff", next.toString(), "--exit-code").exitCode()).isEqualTo(1);
      assertThat(on(run, "diff", next.toString(), "--json").out()).contains("\"changes\": [");
      assertThat(on(run, "apply", next.toString(), "--dry-run").out()).isEqualTo(diff.out());
      assertThat(on(run, "apply", next.toString(), "--reason", "slower").out())
          .isEqualTo("revision 2 runs\n");
      assertThat(on(run, "apply", next.toString()).out()).isEqualTo("revision 2 runs already\n");
      assertThat(on(run, "diff", next.toString(), "--exit-code").exitCode()).isZero();
      assertThat(on(run, "export").out()).isEqualTo(TEXT.replace("5ms", "9ms"));
      assertThat(on(run, "export", "--output", "json").out()).startsWith("{\n  \"version\": 1,");
      assertThat(on(run, "get", "endpoints", "--search", "list").out())
          .isEqualTo("ID             LINE  REQUEST\nlist-products     5  GET /products\n");
      assertThat(on(run, "get", "endpoints", "get-product", "--output", "yaml").out())
          .contains("latency: 9ms");
      assertThat(on(run, "get", "revisions").out()).contains("slower");
      assertThat(on(run, "get", "scenarios", "-o", "json").out()).contains("\"active\"");
    }
  }

  @Test
  void whatCannotRunIsSaidWithItsPlaceAndChangesNothing() throws Exception {
    Path served = write("served.yaml", TEXT);
    Path broken = write("broken.yaml", TEXT.replace("5ms", "5"));
    try (ServerRun run = ServerRun.of(served)) {
      CommandLineRun apply = on(run, "apply", broken.toString());
      assertThat(apply.exitCode()).isEqualTo(65);
      assertThat(apply.err()).contains(":4:", "a duration needs a unit", "5ms");
      assertThat(on(run, "export").out()).isEqualTo(TEXT);
      assertThat(on(run, "get", "things").exitCode()).isEqualTo(64);
      assertThat(on(run, "get", "endpoints", "no").err()).contains("no among the endpoints");
    }
  }

  private static CommandLineRun on(ServerRun run, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--server", run.admin()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(
        Files.createDirectories(folder.resolve(name + ".d")).resolve(name), text);
  }
}
