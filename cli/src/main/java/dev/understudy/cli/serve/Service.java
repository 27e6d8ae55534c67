package dev.understudy.cli.serve;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.log.AccessLog;
import dev.understudy.cli.log.LogFormat;
import dev.understudy.cli.log.Logging;
import dev.understudy.cli.machine.CpuMeter;
import dev.understudy.cli.record.RecordOptions;
import dev.understudy.cli.record.Recorder;
import dev.understudy.cli.terminal.Console;
import dev.understudy.cli.trace.Traces;
import dev.understudy.config.Loaded;
import dev.understudy.control.AdminServer;
import dev.understudy.control.Instance;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Configurator;
import dev.understudy.core.plan.Plan;
import dev.understudy.engine.Engine;
import dev.understudy.engine.EngineOptions;
import dev.understudy.engine.RequestObserver;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A served configuration, from the first listening to the last reply.
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final ServeOptions options;
  private final Console console;
  private final Instance.Build build;
  private final FileWatch watch;

  /// Make it before the configuration is loaded: a change of the files from here on is seen.
  public Service(ServeOptions options, Console console, Instance.Build build) {
    this.options = options;
    this.console = console;
    this.build = build;
    this.watch = new FileWatch(options.files());
  }

  /// Serves until `stop` is asked, then drains.
  ///
  /// @param start what to start with; closed at the end
  /// @param loader loads it again when its files have changed
  /// @throws Failure where a port or the store cannot be had
  public void run(Start start, Loader loader, Stop stop) throws IOException, InterruptedException {
    ConnectionBound bound = ConnectionBound.of(options.maxConnections());
    try (start;
        Logging logging = openLog();
        OptionalAccessLog accessLog = OptionalAccessLog.open(options, console);
        OptionalRecorder recorder = OptionalRecorder.open(options);
        Engine engine = startEngine(start.first(), bound, observers(accessLog, recorder));
        OptionalTraces traces = OptionalTraces.open(options, engine);
        CpuMeter cpu = CpuMeter.start();
        FileWatch _ = watch) {
      Duration started = sinceStart(); // from here on it answers
      try (Configurator configurator = start.configurator(engine::apply);
          FleetMember fleet = FleetMember.of(configurator.store(), engine, options.begin())) {
        Loaded loaded = start.reading().loaded();
        Reloader reloader = new Reloader(loader, configurator, loaded.watched());
        recorder
            .recorder()
            .ifPresent(it -> it.revisions(() -> configurator.active().revision().number()));
        RunningInstance instance =
            new RunningInstance(
                engine,
                configurator,
                reloader,
                cpu,
                logging,
                accessLog.log(),
                recorder.recorder(),
                fleet.scenarios(),
                Addresses.services(options.host(), engine.port()),
                build);
        traces.of().ifPresent(it -> instance.traced(it::counts));
        try (AdminServer admin = startAdmin(instance, configurator)) {
          stop.onSignals(reloader::reloadAsked);
          if (!options.files().isEmpty()) {
            watch.start(loaded.watched(), reloader::reload);
          }
          announce(configurator.active(), engine, admin, bound, started);
          start.notes().forEach(LOG::warn);
          configurator.follow();
          stop.await();
          instance.drains();
          drain(engine);
        }
      }
    }
  }

  private Logging openLog() {
    return Logging.open(
        options.logLevel(),
        options.logFormat(),
        console.err(),
        console.errIsTerminal(),
        options.colour());
  }

  private static List<RequestObserver> observers(
      OptionalAccessLog accessLog, OptionalRecorder recorder) {
    List<RequestObserver> observers = new ArrayList<>();
    accessLog.log().ifPresent(observers::add);
    recorder.recorder().ifPresent(observers::add);
    return observers;
  }

  private Engine startEngine(
      Loaded loaded, ConnectionBound bound, List<RequestObserver> observers) {
    EngineOptions listening =
        EngineOptions.listeningOn(options.host(), options.port())
            .withMaxConnections(bound.connections());
    Plan plan = loaded.plan().orElseThrow();
    ServeOptions.Begin begin = options.begin();
    try {
      RequestObserver all = request -> observers.forEach(observer -> observer.ended(request));
      return Engine.start(
          observers.isEmpty() ? listening : listening.withObserver(all),
          plan,
          begin.scenario().orElse(plan.scenarios().get(plan.active()).id()),
          begin.offset(),
          begin.speed());
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.INVALID_CONFIGURATION, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw Failures.listening(options.host(), options.port(), "--port", e);
    }
  }

  private AdminServer startAdmin(Instance instance, Configurator configurator) {
    try {
      return AdminServer.start(options.admin(), instance, configurator);
    } catch (IOException e) {
      throw Failures.listening(options.admin().host(), options.admin().port(), "--admin-port", e);
    }
  }

  private void announce(
      Active active, Engine engine, AdminServer admin, ConnectionBound bound, Duration started) {
    Loaded loaded = active.loaded();
    Addresses addresses =
        new Addresses(
            options.host(),
            engine.port(),
            options.admin().host(),
            admin.port(),
            options.admin().security().tls().isPresent());
    if (options.logFormat() == LogFormat.JSON) {
      LOG.atInfo()
          .addKeyValue("service", addresses.service())
          .addKeyValue("admin", addresses.admin())
          .addKeyValue("maxConnections", bound.connections())
          .addKeyValue("seed", loaded.plan().orElseThrow().seed())
          .addKeyValue("revision", active.revision().number())
          .addKeyValue("version", build.version())
          .log("ready");
      loaded.problems().forEach(each -> LOG.warn("{}: {}", each.place().label(), each.message()));
      bound.warning().ifPresent(LOG::warn);
    } else if (options.banner()) {
      console
          .err()
          .print(
              new Banner(
                      build.version(),
                      active.revision().number(),
                      loaded,
                      addresses,
                      options.admin().security().asksForToken(),
                      bound,
                      options.colour())
                  .text(options.files(), options.fromStore(), started));
      console.err().flush();
    }
  }

  private void drain(Engine engine) {
    LOG.info(
        "draining: {} in flight, at most {} s; Ctrl-C again ends at once",
        engine.readings().inFlight(),
        options.grace().toMillis() / 1e3);
    if (engine.close(options.grace())) {
      LOG.info("stopped; every request was finished");
    } else {
      LOG.warn("stopped; what was still in flight after the grace was cut off");
    }
  }

  /// The access log where one was asked for.
  private record OptionalAccessLog(Optional<AccessLog> log) implements AutoCloseable {
    static OptionalAccessLog open(ServeOptions options, Console console) {
      return new OptionalAccessLog(
          options.accessLog()
              ? Optional.of(
                  AccessLog.open(options.logFormat(), console.result(), Clock.systemDefaultZone()))
              : Optional.empty());
    }

    @Override
    public void close() {
      log.ifPresent(AccessLog::close);
    }
  }

  /// The record where one was asked for.
  private record OptionalRecorder(Optional<Recorder> recorder) implements AutoCloseable {
    static OptionalRecorder open(ServeOptions options) {
      return new OptionalRecorder(options.record().map(OptionalRecorder::open));
    }

    private static Recorder open(RecordOptions record) {
      Instant now = Instant.now();
      long epochNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano() - Engine.clockNanos();
      try {
        return Recorder.open(record, epochNanos);
      } catch (IOException e) {
        throw new Failure(ExitCode.IO, "cannot record in " + record.file() + ": " + e, e);
      }
    }

    @Override
    public void close() {
      recorder.ifPresent(Recorder::close);
    }
  }

  /// Traces where they were asked for; else none of their classes are loaded.
  private record OptionalTraces(Optional<Traces> of) implements AutoCloseable {
    static OptionalTraces open(ServeOptions options, Engine engine) {
      return new OptionalTraces(
          options.traces().map(it -> Traces.start(engine, it.url(), it.share())));
    }

    @Override
    public void close() {
      of.ifPresent(Traces::close);
    }
  }

  /// How long the process has run.
  private static Duration sinceStart() {
    Optional<Instant> start = ProcessHandle.current().info().startInstant();
    return start.map(instant -> Duration.between(instant, Instant.now())).orElse(Duration.ZERO);
  }
}
