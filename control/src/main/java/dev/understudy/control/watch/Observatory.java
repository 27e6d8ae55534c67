package dev.understudy.control.watch;

import dev.understudy.control.Instance;
import dev.understudy.core.measure.Readings;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at an instance once a second, on a thread of its own, and less often where a look takes
/// long: looking costs no more than a twentieth of one processor, unless a single look takes more
/// than a quarter of a second.
public final class Observatory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Observatory.class);
  private static final long PERIOD_MILLIS = 1_000;
  private static final int REST = 20; // pause of so many times the processor time of a look
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final Instance instance;
  private final History history;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Look latest;

  /// One that looks when [#look] is called.
  public Observatory(Instance instance, long nowMillis) {
    this.instance = instance;
    this.history = new History(instance.readings(_ -> false), nowMillis);
  }

  /// One that looks each second until it is closed.
  public static Observatory start(Instance instance) {
    Observatory observatory = new Observatory(instance, System.currentTimeMillis());
    Thread.ofPlatform().name("understudy-observatory").daemon().start(observatory::lookOn);
    return observatory;
  }

  public History history() {
    return history;
  }

  /// The last look; empty in the first second.
  public Optional<Look> latest() {
    return Optional.ofNullable(latest);
  }

  /// Tells `watcher` of every look from now on.
  public void watchedBy(Watcher watcher) {
    watchers.add(watcher);
  }

  /// Looks now.
  public synchronized Look look(long nowMillis) {
    Readings readings = instance.readings(history::keeps);
    Set<String> admitted = history.admit(history.begun(readings));
    if (!admitted.isEmpty()) {
      Set<String> wanted = new HashSet<>(admitted);
      readings = instance.readings(id -> history.keeps(id) || wanted.contains(id));
    }
    History.Added added = history.take(readings, admitted, nowMillis);
    Look look =
        new Look(
            nowMillis,
            readings,
            instance.vitals(),
            instance.health(),
            added.whole(),
            added.rows(),
            added.rates());
    latest = look;
    watchers.forEach(watcher -> watcher.seen(look));
    return look;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void lookOn() {
    long pause = PERIOD_MILLIS;
    long last = System.currentTimeMillis();
    try {
      while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
        long begun = cpuNanos();
        long now = Math.max(last + 1, System.currentTimeMillis()); // the clock may have been set
        try {
          look(now);
        } catch (RuntimeException e) {
          LOG.error("a bug of Understudy: the instance was not looked at", e);
        }
        last = now;
        long took = TimeUnit.NANOSECONDS.toMillis(cpuNanos() - begun);
        long untilNextSecond = PERIOD_MILLIS - System.currentTimeMillis() % PERIOD_MILLIS;
        pause = Math.max(untilNextSecond, Math.min(LONGEST_PAUSE_MILLIS, REST * took));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
