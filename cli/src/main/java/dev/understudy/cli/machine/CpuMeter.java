package dev.understudy.cli.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Samples the processors once a second and tells the log when they become the limit.
public final class CpuMeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CpuMeter.class);

  /// Shares of all processors in use, 0..1; NaN while unknown.
  public record Reading(double process, double system, CpuLevel level) {
    static final Reading UNKNOWN = new Reading(Double.NaN, Double.NaN, CpuLevel.CALM);
  }

  private final OperatingSystemMXBean machine =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final CpuWatch watch = new CpuWatch();
  private final ScheduledExecutorService sampler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("understudy-cpu").daemon().factory());
  private volatile Reading reading = Reading.UNKNOWN;

  private CpuMeter() {}

  public static CpuMeter start() {
    CpuMeter meter = new CpuMeter();
    meter.sampler.scheduleAtFixedRate(meter::sample, 0, 1, TimeUnit.SECONDS);
    return meter;
  }

  public Reading reading() {
    return reading;
  }

  @Override
  public void close() {
    sampler.shutdownNow();
  }

  private void sample() {
    double process = known(machine.getProcessCpuLoad());
    double system = known(machine.getCpuLoad());
    watch.sample(System.nanoTime(), system).ifPresent(change -> tell(change, process));
    reading = new Reading(process, system, watch.level());
  }

  private static double known(double load) {
    return load >= 0 ? load : Double.NaN;
  }

  private static void tell(CpuWatch.Change change, double process) {
    String text = CpuMessages.of(change, process);
    if (!change.rises()) {
      LOG.info(text);
    } else if (change.to() == CpuLevel.WARM) {
      LOG.warn(text);
    } else {
      LOG.error(text);
    }
  }
}
