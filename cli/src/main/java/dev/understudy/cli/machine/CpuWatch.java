package dev.understudy.cli.machine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/// Judges CPU samples: a level begins once every sample of the last ten seconds was above its
/// threshold, and ends once none was. So a short peak says nothing, a short dip does not end an
/// episode, and each episode is told once, with its end.
///
/// Time comes in with the samples. Not thread-safe: one sampler feeds it.
public final class CpuWatch {
  /// How long a level must hold to begin, and be absent to end.
  public static final Duration HOLD = Duration.ofSeconds(10);

  private static final long HOLD_NANOS = HOLD.toNanos();

  private record Sample(long nanos, double utilisation) {}

  /// The level changed.
  ///
  /// @param lasted how long the level left had held when it falls; zero when it rises
  /// @param peak highest sample of the episode that ends or of the samples that made it begin, 0..1
  public record Change(CpuLevel from, CpuLevel to, Duration lasted, double peak) {
    public boolean rises() {
      return to.compareTo(from) > 0;
    }
  }

  private final ArrayDeque<Sample> recent = new ArrayDeque<>();
  private CpuLevel level = CpuLevel.CALM;
  private final long[] sinceNanos = new long[CpuLevel.values().length]; // begin of each level held
  private double peak;

  public CpuLevel level() {
    return level;
  }

  /// Takes a sample.
  ///
  /// @param nowNanos rising
  /// @param utilisation share of all processors in use, 0..1; NaN or negative means unknown and is
  ///   not counted
  public Optional<Change> sample(long nowNanos, double utilisation) {
    if (!(utilisation >= 0)) {
      return Optional.empty();
    }
    recent.addLast(new Sample(nowNanos, utilisation));
    // Keep one sample that is at least HOLD old, so that the ones kept span the whole of it.
    while (recent.size() > 1 && nowNanos - second().nanos >= HOLD_NANOS) {
      recent.removeFirst();
    }
    if (nowNanos - recent.getFirst().nanos < HOLD_NANOS) {
      return Optional.empty(); // not observed for long enough
    }
    double least = recent.stream().mapToDouble(Sample::utilisation).min().orElse(0);
    double most = recent.stream().mapToDouble(Sample::utilisation).max().orElse(0);
    peak = level == CpuLevel.CALM ? most : Math.max(peak, most);
    return move(nowNanos, CpuLevel.of(least), CpuLevel.of(most));
  }

  private Optional<Change> move(long nowNanos, CpuLevel held, CpuLevel touched) {
    CpuLevel before = level;
    if (held.compareTo(level) > 0) {
      level = held;
    } else if (touched.compareTo(level) < 0) {
      level = touched;
    } else {
      return Optional.empty();
    }
    if (level.compareTo(before) > 0) {
      Arrays.fill(sinceNanos, before.ordinal() + 1, level.ordinal() + 1, nowNanos);
      return Optional.of(new Change(before, level, Duration.ZERO, peak));
    }
    Duration lasted = Duration.ofNanos(nowNanos - sinceNanos[before.ordinal()]);
    return Optional.of(new Change(before, level, lasted, peak));
  }

  private Sample second() {
    var samples = recent.iterator();
    samples.next();
    return samples.next();
  }
}
