package dev.understudy.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.JunitXml;
import dev.understudy.cli.render.VerificationHtml;
import dev.understudy.cli.render.VerificationJson;
import dev.understudy.cli.render.VerificationText;
import dev.understudy.cli.terminal.Console;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.results.verify.Baseline;
import dev.understudy.results.verify.JoinVerifier;
import dev.understudy.results.verify.Verification;
import dev.understudy.results.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy verify`: holds what a load tool measured, or a server itself, against the
/// configuration.
@Command(
    name = "verify",
    description = {
      "Tells whether what a load tool measured, or a server served, is what the configuration"
          + " says.",
      ""
    },
    footer = {
      "",
      "Reads, gzip too: JMeter JTL (CSV, XML), k6 (CSV, JSON), Gatling simulation.log (text),"
          + " Locust,",
      "h2load --log-file, HdrHistogram and wrk2 (.hlog, .hgrm), HAR, vegeta (JSON, CSV), and CSV"
          + " with",
      "named columns such as method,path,status,elapsed_ms.",
      "--server asks a running server for its own decisions, and needs no configuration.",
      "Ends with 0 if all passed, 1 if something failed, 2 if there are not enough requests yet.",
      "",
      "Examples:",
      "  understudy verify shop.yaml --from result.jtl --baseline health",
      "  understudy verify shop.yaml --from h2load.log --endpoint get-cart --report verify.html",
      "  understudy verify --server http://127.0.0.1:8081 --for 60s"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private OptionalSource configuration = new OptionalSource();

  @Option(
      names = "--from",
      paramLabel = "RESULT",
      description = "The load tool's result file. - is standard input.")
  private String from = "";

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "With --from: the server's record (serve --record); joined by ordinal, request by"
              + " request, or as a whole where RESULT has no ordinals.")
  private Optional<String> record = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Admin port of a running server, such as http://127.0.0.1:8081.")
  private Optional<String> server = Optional.empty();

  @Mixin private ServerAccess access = new ServerAccess();

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "With --server: what it serves from now on, for so long. Default: all since each endpoint"
              + " last changed.")
  private Optional<Duration> interval = Optional.empty();

  @Option(
      names = "--margin",
      paramLabel = "SHARE",
      converter = MarginConverter.class,
      description = "Deviation that still counts as faithful. Default: 10%%.")
  private double margin = 0.1;

  @Option(
      names = "--endpoint",
      paramLabel = "ID",
      description =
          "Only this one; may be repeated. Rows that do not say what they asked for belong to it.")
  private List<String> endpoints = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "ID|RESULT",
      description =
          "Where transport was measured in the same run: an endpoint without latency, or a result"
              + " file of one. Default: such an endpoint in RESULT, if it has 1,000 replies.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      converter = TimeUnitConverter.class,
      description = "ns, us, ms or s, where the format leaves it open (.hlog, .hgrm, CSV).")
  private Optional<Double> unit = Optional.empty();

  @Option(names = "--json", description = "JSON instead of the table.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also writes JUnit XML: one test a claim.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also writes the full report, one HTML page.")
  private Optional<Path> report = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return server.isPresent() ? judgeServer(server.get()) : judgeFile();
  }

  private int judgeServer(String url) throws IOException, InterruptedException {
    if (configuration.isGiven()
        || !from.isEmpty()
        || record.isPresent()
        || baseline.isPresent()
        || unit.isPresent()) {
      throw new Failure(
          ExitCode.USAGE,
          "--server judges what a server decides by what it runs: it goes with --endpoint, --for,"
              + " --margin and the reports alone");
    }
    try (AdminClient client = access.client(url, console)) {
      return report(
          url, ServerVerification.read(url, client, endpoints, margin, interval, console));
    }
  }

  private int judgeFile() throws IOException {
    Source source = configuration.source();
    if (access.isGiven()) {
      throw new Failure(ExitCode.USAGE, "--token-file and --ca-file go with --server");
    }
    if (from.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "what was measured? Name the result file with --from");
    }
    if (interval.isPresent()) {
      throw new Failure(ExitCode.USAGE, "--for goes with --server: a file is judged as a whole");
    }
    if (source.isStdin() && from.equals("-")) {
      throw new Failure(ExitCode.USAGE, "standard input cannot be both configuration and result");
    }
    Plan plan = Source.plan(source.loadValidAndWarn(console));
    for (String id : endpoints) {
      Endpoints.find(id, plan.endpoints(), EndpointPlan::id);
    }
    Verifier.Options options = options(plan);
    if (record.isPresent()) {
      return report(plan.name(), joined(plan, record.get(), options));
    }
    return report(
        plan.name(),
        ResultSource.read(
            from, console, file -> Verifier.verify(plan, shown(from), file, options)));
  }

  private Verification joined(Plan plan, String recorded, Verifier.Options options)
      throws IOException {
    try (JoinVerifier verifier = new JoinVerifier(plan, options)) {
      ResultSource.read(
          recorded,
          console,
          file -> {
            verifier.record(shown(recorded), file);
            return file;
          });
      return ResultSource.read(from, console, file -> verifier.verify(shown(from), file));
    }
  }

  private int report(String service, Verification verification) throws IOException {
    if (junit.isPresent()) {
      write(junit.get(), JunitXml.of(verification));
    }
    if (report.isPresent()) {
      write(report.get(), VerificationHtml.of(service, verification, environment()));
    }
    console.print(
        json
            ? VerificationJson.of(verification)
            : VerificationText.of(verification, report.isEmpty()));
    return switch (verification.report().verdict()) {
      case PASS -> ExitCode.FINE;
      case FAIL -> ExitCode.VERDICT_FAILED;
      case NOT_ENOUGH_YET, NOT_JUDGED -> ExitCode.NOT_ENOUGH;
    };
  }

  private Verifier.Options options(Plan plan) {
    Optional<String> named =
        baseline.filter(id -> plan.endpoints().stream().anyMatch(e -> e.id().equals(id)));
    Optional<Baseline> measured =
        named.isPresent() || baseline.isEmpty()
            ? Optional.empty()
            : Optional.of(baselineFile(baseline.get(), plan));
    return new Verifier.Options(margin, endpoints, unit, named, measured);
  }

  private Baseline baselineFile(String name, Plan plan) {
    if (!Files.exists(Path.of(name))) {
      throw new Failure(
          ExitCode.USAGE,
          "--baseline "
              + name
              + " is neither an endpoint of "
              + plan.name()
              + " nor a result file");
    }
    return ResultSource.read(name, console, file -> Baseline.ofFile(name, file, unit));
  }

  private static String environment() {
    return "Understudy "
        + Version.number()
        + ", Java "
        + Runtime.version()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch");
  }

  private static String shown(String name) {
    return name.equals("-") ? "stdin" : name;
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new Failure(ExitCode.IO, "cannot write " + file + ": " + e, e);
    }
  }
}
