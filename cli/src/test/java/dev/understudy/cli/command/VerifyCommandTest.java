package dev.understudy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.cli.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;

/// `verify` and `samples` in-process: what they write where, and how they end.
class VerifyCommandTest {
  private static final String SHOP = "src/test/resources/dev/understudy/cli/config/shop.yaml";
  private static final String JTL = "src/test/resources/dev/understudy/cli/results/shop.jtl";

  @TempDir private Path folder;

  /// A real JTL with one line cut off and one request that no endpoint answers.
  @Test
  void theTableSaysWhatWasToldServedAndLeftOut() {
    CommandLineRun run = CommandLineRun.of("verify", SHOP, "--from", JTL, "--margin", "20%");
    Golden.check("command/verify.txt", run.out());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode())
        .isEqualTo(1); // the JTL is of another shop: create-order takes 60 ms there
    Golden.check(
        "command/verify.json",
        CommandLineRun.of("verify", SHOP, "--from", JTL, "--margin", "20%", "--json").out());
  }

  @Test
  void junitAndTheReportAreWrittenBesides() throws Exception {
    Path junit = folder.resolve("verify.xml");
    Path html = folder.resolve("verify.html");
    CommandLineRun run =
        CommandLineRun.of(
            "verify",
            SHOP,
            "--from",
            JTL,
            "--junit",
            junit.toString(),
            "--report",
            html.toString());
    assertThat(run.out()).doesNotContain("--report");
    Golden.check("command/verify-junit.xml", Files.readString(junit));
    NodeList tests =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(junit.toFile())
            .getElementsByTagName("testcase");
    assertThat(tests.getLength()).isPositive();
    String page = Files.readString(html).replaceAll("Understudy \\d.*, Java .*", "(environment)");
    Golden.check("command/verify.html", page);
    assertThat(page)
        .doesNotContainPattern("(src|href)=\"(http|//)")
        .doesNotContain("<script")
        .contains("@media print", "<svg");
  }

  private String sampled(int n) {
    return CommandLineRun.of("sample", SHOP, "--endpoint", "list-products", "-n", "" + n).out();
  }

  private CommandLineRun verify(String result, String... more) {
    String[] arguments = new String[more.length + 6];
    System.arraycopy(
        new String[] {"verify", SHOP, "--endpoint", "list-products", "--from", "-"},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return CommandLineRun.withInput(result, arguments);
  }

  @Test
  void endsWith0WhereAllPassed() {
    CommandLineRun run = verify(sampled(110_000));
    assertThat(run.out()).contains("all 9 passed.");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void endsWith1WhereTheConfigurationIs15PercentOff() {
    String slower = timesFactor(sampled(20_000), 1.15);
    CommandLineRun run = verify(slower);
    assertThat(run.out()).contains("fail: slower than told by more than the margin");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void endsWith2WhereThereAreNotEnough() {
    CommandLineRun run = verify(sampled(100));
    assertThat(run.out()).contains("more needed").contains("0 of 9 failed, ");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  static String timesFactor(String csv, double factor) {
    StringBuilder text = new StringBuilder();
    csv.lines()
        .forEach(
            line -> {
              String[] fields = line.split(",");
              if (!fields[0].equals("ordinal")) {
                fields[1] = Double.toString(Double.parseDouble(fields[1]) * factor);
              }
              text.append(String.join(",", fields)).append('\n');
            });
    return text.toString();
  }

  @Test
  void transportIsMeasuredAtAFileOfItsOwn() throws IOException {
    Path baseline = folder.resolve("still.csv");
    Files.writeString(baseline, "status,elapsed_us\n" + "200,150\n".repeat(1000));
    CommandLineRun run = verify(sampled(100), "--baseline", baseline.toString());
    assertThat(run.out())
        .contains("transport adds up to 151 us to 99.9 % of the times, measured at " + baseline);
    Files.writeString(baseline, "status,elapsed_us\n" + "200,150\n".repeat(999));
    assertThat(verify(sampled(100), "--baseline", baseline.toString()))
        .isEqualTo(
            new CommandLineRun(
                65,
                "",
                baseline
                    + ": transport is measured by at least 1,000 replies, but there are 999\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          66 | no such file: no-such.jtl                                   | --from no-such.jtl
          66 | src is a folder, not a result file                          | --from src
          64 | there is no endpoint pay, only list-products, create-order  | --from x --endpoint pay
          64 | --baseline nowhere is neither an endpoint of shop nor a result file | --from x --baseline nowhere
          65 | pom.xml:1: the format is not known                          | --from pom.xml
          64 | what was measured? Name the result file with --from                    | --json
          64 | "10" is not a margin such as 10% or 0.05                    | --from x --margin 10
          64 | "min" is not ns, us, ms or s                                | --from x --unit min
          """)
  void aWrongInputIsASentenceAndACode(int code, String message, String arguments) {
    CommandLineRun run = CommandLineRun.of(("verify " + SHOP + " " + arguments).split(" "));
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(code);
  }

  @Test
  void aRequestThatTheConfigurationLacksIsNamed() {
    CommandLineRun run =
        CommandLineRun.withInput(
            "method,path,status,elapsed_ms\nGET,/basket,200,5\n", "verify", SHOP, "--from", "-");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                65,
                "",
                "stdin: no request belongs to an endpoint of shop. GET /basket: no endpoint answers"
                    + " it\n"));
  }

  @Test
  void samplesSaysHowManyRequestsAndHowLong() {
    CommandLineRun run = CommandLineRun.of("samples", SHOP, "--rate", "50/s");
    Golden.check("command/samples.txt", run.out());
    assertThat(run.exitCode()).isZero();
    Golden.check(
        "command/samples.json",
        CommandLineRun.of("samples", SHOP, "--endpoint", "create-order", "--margin", "5%", "--json")
            .out());
  }
}
