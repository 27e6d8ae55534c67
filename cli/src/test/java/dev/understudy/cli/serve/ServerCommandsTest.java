package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.control.AdminSecurity;
import dev.understudy.control.AdminSecurity.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  void revisionsAreComparedWithEachOtherAndWithWhatRuns() throws Exception {
    Path served = write("served.yaml", TEXT);
    Path next = write("next.yaml", TEXT.replace("5ms", "9ms"));
    Path comment = write("comment.yaml", TEXT.replace("sold", "on sale").replace("5ms", "9ms"));
    try (ServerRun run = ServerRun.of(served)) {
      on(run, "apply", next.toString(), "--author", "ann", "--reason", "slower");
      on(run, "apply", comment.toString());
      CommandLineRun both = on(run, "diff", "1", "2", "--exit-code");
      assertThat(both.exitCode()).isEqualTo(1);
      assertThat(both.out())
          .startsWith("  latency mean  5ms -> 9ms  get-product\n")
          .contains("--- revision 1", "+++ revision 2", "latency: 9ms}");
      assertThat(on(run, "diff", "1").out()).contains("+++ revision 3");
      CommandLineRun texts = on(run, "diff", "2", "3", "--exit-code");
      assertThat(texts.exitCode()).isZero();
      assertThat(texts.out()).contains("no difference", "+# what is on sale");
      assertThat(on(run, "diff", "1", "2", "-o", "yaml").out())
          .contains("behaviour:", "summary: ", "text: ");
      assertThat(on(run, "diff", "1", "9").err()).contains("there is no revision 9");
      assertThat(on(run, "diff", "1", next.toString()).err()).contains("is no number");
      assertThat(on(run, "diff", next.toString(), "2").exitCode()).isEqualTo(64);
      assertThat(CommandLineRun.of("diff", "1", "2", "--token-file", "t").exitCode()).isEqualTo(64);
      String revisions = on(run, "get", "revisions").out();
      assertThat(revisions)
          .startsWith("NUMBER  TIME")
          .containsPattern("\n   \\* 3  ")
          .containsPattern(
              "2  \\S+Z  api +ann +get-product latency mean 5ms -> 9ms, 3 more +slower\n");
    }
  }

  @Test
  void everyAnswerIsThereForPeopleAndForPrograms() throws Exception {
    String windows =
        "windows:\n  gc: {on: all, at: {every: 45s, duration: 300ms}, behaviour: {stall: true}}\n"
            + "dependencies:\n  bank: {latency: 8ms}\n";
    Path served = write("served.yaml", TEXT + windows);
    try (ServerRun run = ServerRun.of(served)) {
      assertThat(on(run, "get", "windows").out())
          .isEqualTo(
              "ID  LINE  ON   AT                           BEHAVIOUR\n"
                  + "gc     7  all  every: 45s, duration: 300ms  stall: true\n");
      assertThat(on(run, "get", "dependencies").out()).contains("bank     9  latency: 8ms\n");
      assertThat(on(run, "activate", "default").out()).matches("scenario default, \\d+ s in\n");
      assertThat(on(run, "activate", "default", "--json").out())
          .contains("\"active\": \"default\"");
      assertThat(on(run, "status", "-o", "yaml").out()).contains("\nrevision: 1\n");
      assertThat(on(run, "top", "-o", "json", "-n", "2").out().lines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("{\"at\":") && line.endsWith("}"));
      assertThat(on(run, "restore", "1", "-o", "json").out()).contains("\"applied\": false");
      assertThat(on(run, "apply", served.toString(), "-o", "yaml").out())
          .startsWith("applied: false\n");
      CommandLineRun both = on(run, "status", "--json", "--output", "table");
      assertThat(both.exitCode()).isEqualTo(64);
      assertThat(both.err()).contains("--json and --output say different things");
    }
  }

  @Test
  void aServerIsBelievedWhereTheNamedAuthorityVouchesForIt() throws Exception {
    PemFiles pair = PemPair.in(folder.resolve("server"));
    String own = pair.certificate().toString();
    AdminSecurity security =
        new AdminSecurity(Optional.empty(), Optional.empty(), Set.of(), Optional.of(pair));
    try (ServerRun run = ServerRun.of(write("served.yaml", TEXT), security)) {
      assertThat(run.admin()).startsWith("https://");
      assertThat(on(run, "status", "--ca-file", own).out()).contains("2 endpoints, revision 1");
      CommandLineRun unknown = on(run, "status");
      assertThat(unknown.exitCode()).isEqualTo(77);
      assertThat(unknown.err()).contains("is not whom it should be", "--ca-file names");
      String other = PemPair.in(folder.resolve("other")).certificate().toString();
      assertThat(on(run, "get", "revisions", "--ca-file", other).exitCode()).isEqualTo(77);
      String none = Files.writeString(folder.resolve("none.pem"), "").toString();
      assertThat(on(run, "status", "--ca-file", none).err()).contains("has no certificate");
      assertThat(CommandLineRun.of("status", "--ca-file", own).err())
          .contains("--ca-file is for an https --server");
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
