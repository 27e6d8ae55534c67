package dev.understudy.cli.serve;

import dev.understudy.cli.log.AccessLog;
import dev.understudy.cli.log.Logging;
import dev.understudy.cli.machine.CpuLevel;
import dev.understudy.cli.machine.CpuMessages;
import dev.understudy.cli.machine.CpuMeter;
import dev.understudy.cli.record.Recorder;
import dev.understudy.config.Loaded;
import dev.understudy.control.Health;
import dev.understudy.control.Health.Reason;
import dev.understudy.control.Instance;
import dev.understudy.control.Scenarios;
import dev.understudy.control.Sessions;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.traffic.TrafficSource;
import dev.understudy.control.verification.KeptEvidence;
import dev.understudy.core.measure.Readings;
import dev.understudy.engine.Engine;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The instance as its admin port sees it.
final class RunningInstance implements Instance {
  private static final Logger LOG = LoggerFactory.getLogger(RunningInstance.class);

  private final Engine engine;
  private final EngineTraffic traffic;
  private final Configurator configurator;
  private final Reloader reloader;
  private final CpuMeter cpu;
  private final Logging logging;
  private final Optional<AccessLog> accessLog;
  private final Optional<Recorder> recorder;
  private final Scenarios scenarios;
  private final List<String> addresses;
  private final Build build;
  private volatile Supplier<Tracing> tracing = () -> Tracing.OFF;
  private volatile boolean draining;

  RunningInstance(
      Engine engine,
      Configurator configurator,
      Reloader reloader,
      CpuMeter cpu,
      Logging logging,
      Optional<AccessLog> accessLog,
      Optional<Recorder> recorder,
      Scenarios scenarios,
      List<String> addresses,
      Build build) {
    this.engine = engine;
    this.traffic = new EngineTraffic(engine);
    this.configurator = configurator;
    this.reloader = reloader;
    this.cpu = cpu;
    this.logging = logging;
    this.accessLog = accessLog;
    this.recorder = recorder;
    this.scenarios = scenarios;
    this.addresses = List.copyOf(addresses);
    this.build = build;
  }

  /// From now on it takes no new connections.
  void drains() {
    draining = true;
  }

  @Override
  public Readings readings(Predicate<String> detailed) {
    return engine.readings(detailed);
  }

  @Override
  public List<KeptEvidence> evidence() {
    return engine.evidence().stream()
        .map(kept -> new KeptEvidence(kept.endpoint(), kept, kept.asked(), kept::sum))
        .toList();
  }

  @Override
  public Loaded running() {
    return configurator.active().loaded();
  }

  @Override
  public TrafficSource traffic() {
    return traffic;
  }

  @Override
  public Optional<InetSocketAddress> service() {
    return Optional.of(engine.address());
  }

  /// Decisions are traced: `counts` tells how many.
  void traced(Supplier<Tracing> counts) {
    tracing = counts;
  }

  @Override
  public Tracing tracing() {
    return tracing.get();
  }

  @Override
  public void reset(Reset reset) {
    engine.reset(
        new dev.understudy.engine.Reset(reset.ordinals(), reset.queues(), reset.statistics()));
    LOG.info("reset: {}", reset);
  }

  @Override
  public Health health() {
    List<Reason> reasons =
        draining
            ? List.of(new Reason("draining", "asked to stop; finishing what is in flight"))
            : List.of();
    CpuLevel level = cpu.reading().level();
    List<Reason> warnings =
        level == CpuLevel.CALM ? List.of() : List.of(new Reason("cpu", CpuMessages.state(level)));
    return new Health(reasons, warnings);
  }

  @Override
  public Vitals vitals() {
    CpuMeter.Reading reading = cpu.reading();
    return new Vitals(
        configurator.active().revision().number(),
        configurator.refused() + reloader.unreadable(),
        logging.dropped(),
        accessLog.map(AccessLog::dropped).orElse(0L),
        recorder.map(Recorder::written).orElse(0L),
        recorder.map(Recorder::dropped).orElse(0L),
        reading.process(),
        reading.system(),
        reading.level().ordinal());
  }

  @Override
  public Scenarios scenarios() {
    return scenarios;
  }

  @Override
  public Sessions sessions() {
    return new EngineSessions(engine);
  }

  @Override
  public List<String> addresses() {
    return addresses;
  }

  @Override
  public Build build() {
    return build;
  }
}
