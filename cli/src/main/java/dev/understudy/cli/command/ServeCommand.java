package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.log.LogFormat;
import dev.understudy.cli.log.LogLevel;
import dev.understudy.cli.record.RecordOptions;
import dev.understudy.cli.serve.Loader;
import dev.understudy.cli.serve.ServeOptions;
import dev.understudy.cli.serve.Service;
import dev.understudy.cli.serve.Start;
import dev.understudy.cli.serve.Stop;
import dev.understudy.cli.serve.StoreOptions;
import dev.understudy.cli.terminal.Console;
import dev.understudy.control.Instance;
import dev.understudy.control.revision.TextCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `understudy serve`: stands in.
@Command(
    name = "serve",
    description = {
      "Serves a configuration until it is stopped. Changed files are applied while it runs.",
      "Without FILE it goes on with what --store or --data has.",
      ""
    },
    footer = {
      "",
      "SIGHUP reloads. Ctrl-C or SIGTERM drains and stops; a second one stops at once.",
      "",
      "Examples:",
      "  understudy serve shop.yaml",
      "  understudy serve shop.yaml --record decisions.csv",
      "  understudy serve shop.yaml --scenario black-friday --from 4m --time-scale 60",
      "  understudy serve --store postgresql://shop@db.example/understudy     one more of a fleet",
      "  understudy serve services/ --port 0 --seed 7 --log-format json --access-log > access.log"
    })
final class ServeCommand implements Callable<Integer> {
  private static final Loader NO_FILE =
      () -> {
        throw new IOException("there is no file to read again; the store has the configuration");
      };

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Mixin private OptionalSource configuration = new OptionalSource();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "The scenario to begin with. Default: what the configuration says.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "The scenario's time to begin at. Default: 0.")
  private Duration from = Duration.ZERO;

  @Option(
      names = "--time-scale",
      paramLabel = "FACTOR",
      converter = TimeScaleConverter.class,
      description = "Scenario seconds a second, for windows; latencies stay. Default: 1.")
  private double timeScale = 1;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Address that the service listens on. Default: 127.0.0.1, this machine only.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "Its port; 0 is any free one. Default: 8080.")
  private int port = 8080;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      converter = ConnectionsConverter.class,
      description = "Most connections open at once; more are refused. Default: 100000.")
  private Optional<Integer> maxConnections = Optional.empty();

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long requests in flight may take when it stops. Default: 10s.")
  private Duration grace = Duration.ofSeconds(10);

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "debug, info, warn or error. Default: info.")
  private LogLevel logLevel = LogLevel.INFO;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text or json, to standard error. Default: text.")
  private LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--access-log",
      description = "Writes a line for each request to standard output, in the log's format.")
  private boolean accessLog;

  @Mixin private AdminFlags admin = new AdminFlags();

  @Mixin private StoreFlags store = new StoreFlags();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Writes a row of CSV for each decision: the ground truth.")
  private Optional<Path> record = Optional.empty();

  @Option(
      names = "--record-size",
      paramLabel = "SIZE",
      converter = RecordSizeConverter.class,
      description = "Of one such file; then it becomes FILE.1, and so on. Default: 1GB.")
  private long recordBytes = RecordOptions.DEFAULT_BYTES;

  @Option(
      names = "--record-files",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many are kept, FILE included. Default: 4.")
  private long recordFiles = RecordOptions.DEFAULT_FILES;

  @Mixin private TraceFlags traces = new TraceFlags();

  @Mixin private CommonOptions common = new CommonOptions();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return call(new Stop(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED)));
  }

  /// As a test calls it, which has no signals.
  int call(Stop stop) throws IOException, InterruptedException {
    Service service =
        new Service(options(), console, new Instance.Build(Version.number(), Version.java()));
    Source source = configuration.sourceOrNone();
    Start start = configuration.hasFiles() ? ofFiles(source) : ofStore(source);
    scenario.ifPresent(name -> Scenarios.check(name, Source.plan(start.reading().loaded())));
    service.run(start, configuration.hasFiles() ? source.again() : NO_FILE, stop);
    return ExitCode.FINE;
  }

  private Start ofFiles(Source source) {
    return new Start(
        storeOptions(source), source.readValid(console), source.compiler(), Clock.systemUTC());
  }

  private Start ofStore(Source source) {
    if (!store.isNamed()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Missing required parameter: 'FILE', or the store that has one: --store URL, --data DIR");
    }
    return Start.kept(
        storeOptions(source),
        new TextCompiler("store", source.options().withFolder(Path.of(""))),
        Clock.systemUTC());
  }

  private StoreOptions storeOptions(Source source) {
    return store.options(source.paths(), console.environment());
  }

  private int recordFiles() {
    if (recordFiles > RecordOptions.MOST_FILES) {
      throw new Failure(ExitCode.USAGE, "--record-files is at most " + RecordOptions.MOST_FILES);
    }
    return (int) recordFiles;
  }

  private ServeOptions options() {
    return new ServeOptions(
        host,
        port,
        admin.options(console.environment()),
        maxConnections.map(OptionalInt::of).orElse(OptionalInt.empty()),
        grace,
        logLevel,
        logFormat,
        accessLog,
        record.map(file -> new RecordOptions(file, recordBytes, recordFiles())),
        console.colours(common.color, console.errIsTerminal()),
        !common.quiet,
        storeOptions(configuration.sourceOrNone()),
        traces.target(),
        configuration.sourceOrNone().paths(),
        !configuration.hasFiles(),
        new ServeOptions.Begin(scenario, from, timeScale));
  }
}
