package dev.understudy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.cli.Golden;
import dev.understudy.config.schema.Schemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands in-process: what they write where, and how they end.
@Timeout(60)
class CommandsTest {
  private static final String SHOP = "src/test/resources/dev/understudy/cli/config/shop.yaml";

  private static final String LAYERS = "src/test/resources/dev/understudy/cli/config/layers.yaml";
  private static final String WORKFLOW =
      "src/test/resources/dev/understudy/cli/config/workflow.yaml";

  @TempDir private Path folder;

  @Test
  void validateSaysThatAConfigurationIsFine() {
    assertThat(CommandLineRun.of("validate", SHOP))
        .isEqualTo(new CommandLineRun(0, "0 errors, 0 warnings\n", ""));
  }

  @Test
  void validateListsEveryProblemAndEndsWith65() throws IOException {
    String broken =
        Files.readString(Path.of(SHOP))
            .replace("p99: 150ms", "p99: 150")
            .replace("request: GET", "reqest: GET");
    CommandLineRun run = CommandLineRun.withInput(broken, "validate", "-");
    Golden.check("command/validate-broken.txt", run.out());
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).isEmpty();
    assertThat(CommandLineRun.withInput(broken, "validate", "--format", "json", "-").out())
        .startsWith("{\"problems\":");
    assertThat(CommandLineRun.withInput(broken, "validate", "--format", "github", "-").out())
        .startsWith("::error ");
  }

  @Test
  void explainShowsLayersOutcomesAndTimes() {
    CommandLineRun all = CommandLineRun.of("explain", SHOP);
    Golden.check("command/explain.txt", all.out());
    assertThat(all.exitCode()).isZero();
    assertThat(all.err()).isEmpty();
    CommandLineRun one = CommandLineRun.of("explain", SHOP, "--endpoint", "create-order");
    assertThat(all.out()).endsWith("\n\n" + one.out());
    Golden.check(
        "command/explain.json",
        CommandLineRun.of("explain", SHOP, "--endpoint", "create-order", "--json").out());
  }

  @Test
  void explainDrawsWorkflowsAndTellsWhatHoldsInAStep() {
    for (String format : List.of("text", "mermaid", "dot")) {
      CommandLineRun drawn = CommandLineRun.of("explain", WORKFLOW, "--graph=" + format);
      Golden.check("command/graph-" + format + ".txt", drawn.out());
      assertThat(drawn.exitCode()).isZero();
    }
    assertThat(CommandLineRun.of("explain", WORKFLOW, "--graph").out())
        .isEqualTo(CommandLineRun.of("explain", WORKFLOW, "--graph=text").out());
    Golden.check(
        "command/explain-step.txt",
        CommandLineRun.of("explain", WORKFLOW, "--step", "purchase.pay").out());
    CommandLineRun missing = CommandLineRun.of("explain", WORKFLOW, "--step", "purchase.pya");
    assertThat(missing.exitCode()).isEqualTo(64);
    assertThat(missing.err()).contains("there is no step purchase.pya; did you mean purchase.pay?");
  }

  @Test
  void explainShowsAScenarioAtATimeWithItsWindows() {
    CommandLineRun run =
        CommandLineRun.of(
            "explain",
            LAYERS,
            "--scenario",
            "rough",
            "--at",
            "5m15s",
            "--endpoint",
            "create-order");
    Golden.check("command/explain-at.txt", run.out());
    assertThat(run.exitCode()).isZero();
    CommandLineRun json =
        CommandLineRun.of(
            "explain",
            LAYERS,
            "--scenario",
            "rough",
            "--at",
            "5m15s",
            "--json",
            "--endpoint",
            "create-order");
    Golden.check("command/explain-at.json", json.out());
  }

  @Test
  void aScenarioThatIsNotThereIsOneLineAnd64() {
    CommandLineRun run = CommandLineRun.of("explain", LAYERS, "--scenario", "rogh");
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("there is no scenario rogh; did you mean rough?");
  }

  @Test
  void diffTellsWhatAClientWouldNotice() throws IOException {
    Path next = folder.resolve("next.yaml");
    Files.writeString(
        next,
        Files.readString(Path.of(LAYERS))
            .replace("latency: {lognormal: {p50: 20ms, p99: 150ms}}", "latency: 30ms")
            .replace("{rate: 1%, status: 503}", "{rate: 0.02, status: 503}")
            .replace("concurrency: 8", "concurrency: 12")
            .replace("  get-cart:", "  view-cart:")
            .replace("duration: 2m", "duration: 3m"));
    CommandLineRun run = CommandLineRun.of("diff", LAYERS, next.toString());
    Golden.check("command/diff.txt", run.out());
    assertThat(run.exitCode()).isZero();
    CommandLineRun json =
        CommandLineRun.of("diff", "--json", "--exit-code", LAYERS, next.toString());
    Golden.check("command/diff.json", json.out());
    assertThat(json.exitCode()).isEqualTo(1);
    CommandLineRun same = CommandLineRun.of("diff", "--exit-code", LAYERS, LAYERS);
    assertThat(same)
        .isEqualTo(new CommandLineRun(0, "no difference in behaviour (scenario calm)\n", ""));
  }

  @Test
  void sampleIsCsvWithTheDocumentedHeader() {
    CommandLineRun run =
        CommandLineRun.of("sample", SHOP, "--endpoint", "create-order", "-n", "20");
    Golden.check("command/sample.csv", run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("ordinal,latency_us,outcome\n0,");
  }

  @Test
  void sampleIsJsonLinesWithTheSameFigures() {
    CommandLineRun csv =
        CommandLineRun.of("sample", SHOP, "--endpoint", "create-order", "-n", "50");
    CommandLineRun json =
        CommandLineRun.of(
            "sample", SHOP, "--endpoint", "create-order", "-n", "50", "--format", "json");
    assertThat(json.out().lines())
        .allMatch(
            line ->
                line.matches(
                    "\\{\"ordinal\":\\d+,\"latency_us\":\\d+\\.\\d{3},\"outcome\":\"[a-z]+\"}"))
        .map(line -> line.replaceAll("\"[a-z_]+\":|[{}\"]", ""))
        .containsExactlyElementsOf(csv.out().lines().skip(1).toList());
  }

  @Test
  void theSeedOptionWinsAndRepeats() {
    String[] with7 = {"sample", SHOP, "--endpoint", "create-order", "-n", "5", "--seed", "7"};
    assertThat(CommandLineRun.of(with7)).isEqualTo(CommandLineRun.of(with7));
    assertThat(CommandLineRun.of(with7).out())
        .isNotEqualTo(
            CommandLineRun.of("sample", SHOP, "--endpoint", "create-order", "-n", "5").out());
  }

  @Test
  void schemaIsPrinted() {
    assertThat(CommandLineRun.of("schema"))
        .isEqualTo(new CommandLineRun(0, Schemas.configuration(), ""));
  }

  @Test
  void completionKnowsEveryCommandAndOption() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      CommandLineRun run = CommandLineRun.of("completion", shell);
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("serve", "validate", "max-connections");
    }
    assertThat(CommandLineRun.of("completion", "fish").out())
        .contains("-n '__fish_seen_subcommand_from validate' -l format -x -a 'text json github'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve x.yaml --prot 1           | there is no option --prot; did you mean --port?
          srve x.yaml                     | there is no command srve; did you mean serve?
          serve x.yaml --seed abc         | "abc" is not a whole number of 64 bits
          serve x.yaml --port 70000       | "70000" is not a port, 1 to 65535, or 0 for any free one
          serve x.yaml --grace 10         | "10" is not a duration such as 500ms, 10s or 2m
          serve x.yaml --max-connections 0 | "0" is not a whole number from 1 on
          serve                           | Missing required parameter: 'FILE', or the store
          sample x.yaml                   | Missing required option: '--endpoint=ID'
          validate x.yaml --format xml    | expected one of [TEXT, JSON, GITHUB]
          completion tcsh                 | expected one of [BASH, ZSH, FISH]
          """)
  void aWrongCommandLineIsOneLineAnd64(String line, String reason) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(reason).hasLineCount(1).endsWith(" --help tells more)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "explain", "serve"})
  void aMissingFileIsOneLineAnd66(String command) {
    CommandLineRun run = CommandLineRun.of(command, "no-such.yaml");
    assertThat(run).isEqualTo(new CommandLineRun(66, "", "no such file: no-such.yaml\n"));
  }

  @Test
  void anEmptyOrBinaryFileIsAProblemAnd65() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.yaml"));
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {0, 1, (byte) 0xff, 2});
    for (Path file : List.of(empty, binary)) {
      CommandLineRun run = CommandLineRun.of("serve", file.toString());
      assertThat(run.exitCode()).isEqualTo(65);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(file.getFileName().toString()).contains("1 error, 0 warnings");
    }
  }

  @Test
  void aPortThatIsTakenIsOneLineAnd69() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(CommandLineRun.of("serve", SHOP, "--port", port, "--admin-port", "0"))
          .isEqualTo(
              new CommandLineRun(
                  69, "", "port " + port + " of 127.0.0.1 is taken; choose another with --port\n"));
      assertThat(CommandLineRun.of("serve", SHOP, "--port", "0", "--admin-port", port))
          .isEqualTo(
              new CommandLineRun(
                  69,
                  "",
                  "port " + port + " of 127.0.0.1 is taken; choose another with --admin-port\n"));
    }
  }

  @Test
  void anAdminPortForOtherMachinesIsRefusedWith77() {
    CommandLineRun run = CommandLineRun.of("serve", SHOP, "--admin-host", "0.0.0.0");
    assertThat(run.exitCode()).isEqualTo(77);
    assertThat(run.err()).contains("--admin-host 0.0.0.0").hasLineCount(1);
  }

  @Test
  void anUnknownEndpointIsOneLineAnd64() {
    CommandLineRun run = CommandLineRun.of("sample", SHOP, "--endpoint", "pay");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                64, "", "there is no endpoint pay, only list-products, create-order\n"));
    assertThat(CommandLineRun.of("sample", SHOP, "--endpoint", "create-ordr").err())
        .isEqualTo("there is no endpoint create-ordr; did you mean create-order?\n");
  }

  @Test
  void aStackTraceIsThereOnlyWithDebug() {
    assertThat(CommandLineRun.of("validate", "no-such.yaml").err()).doesNotContain("\tat ");
    assertThat(CommandLineRun.of("validate", "no-such.yaml", "--debug").err()).contains("\tat ");
  }
}
