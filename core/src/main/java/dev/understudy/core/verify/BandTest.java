package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.function.DoubleUnaryOperator;

/// Kolmogorov's test for times seen through transport. If 0 <= overhead <= w but for a share eps,
/// then F(x-w) - eps <= F_seen(x) <= F(x) + eps, so D = max(sup(F_n(x) - F(x)), sup(F(x-w) -
/// F_n(x))) - eps is judged by the KS critical value. Conservative: 0.05 % false alarms at 5 %,
/// where the plain test has 96 %. With w = eps = 0 it is the plain test.
///
/// F_n is compared at the edges of the sketch's cells, where it is exact, and on a coarse clock
/// with the law of what the clock shows.
public final class BandTest {
  private BandTest() {}

  public static KolmogorovSmirnov of(
      LatencySketch seen, Distribution law, Overhead overhead, Clock clock) {
    return beyondMargin(seen, law, 0, overhead, clock);
  }

  /// The same against a wider band: each time may besides be off by up to `margin` of itself. Small
  /// p-values mean that no service within the margin is seen so.
  static KolmogorovSmirnov beyondMargin(
      LatencySketch seen, Distribution law, double margin, Overhead overhead, Clock clock) {
    DoubleUnaryOperator earliest = x -> law.cdfBelow(x / (1 - margin));
    DoubleUnaryOperator latest = x -> law.cdfBelow((x - overhead.nanos()) / (1 + margin));
    double[] state = {0, 0}; // values below, distance
    double n = seen.n();
    seen.forEachCell(
        (low, high, count) -> {
          // F_n is flat between cells: too late shows at the end of a flat part, too early at its
          // start
          double late = clock.seenBelow(latest, low) - state[0] / n;
          state[0] += count;
          double early = state[0] / n - clock.seenBelow(earliest, high + 1.0);
          state[1] = Math.max(state[1], Math.max(late, early));
        });
    return KolmogorovSmirnov.of(seen.n(), Math.max(0, state[1] - overhead.share()));
  }

  /// The distance that a scale error of `margin` makes, the harder to see of too slow and too fast.
  /// 0 or less where the band or the clock hides such an error at any n.
  static double visibleDistance(Distribution law, double margin, Overhead overhead, Clock clock) {
    double factor = 1 + margin;
    DoubleUnaryOperator earliest = law::cdfBelow;
    DoubleUnaryOperator latest = x -> law.cdfBelow(x - overhead.nanos());
    DoubleUnaryOperator slower = x -> law.cdfBelow(x / factor);
    DoubleUnaryOperator faster = x -> law.cdfBelow(x * factor);
    double slow = 0;
    double fast = 0;
    for (int i = 1; i < 1024; i++) {
      double edge = law.quantile(i / 1024.0);
      double late = edge * factor;
      slow = Math.max(slow, clock.seenBelow(latest, late) - clock.seenBelow(slower, late));
      fast = Math.max(fast, clock.seenBelow(faster, edge) - clock.seenBelow(earliest, edge));
    }
    return Math.min(slow, fast) - overhead.share();
  }

  /// n for which a distance is found with power 90 % at 1 %: (1.77/D)^2, at least 30.
  static long needed(double distance) {
    return (long) Math.max(30, Math.ceil(1.77 / distance * (1.77 / distance)));
  }
}
