package dev.understudy.core.verify;

/// What transport adds to a time that is measured from outside: between 0 and `nanos`, but for a
/// `share` of the requests. It is measured in the same run, at an endpoint that does not wait;
/// never assumed, and never subtracted.
///
/// @param nanos w >= 0
/// @param share eps, in 0..1; also the share of answers that transport may lose or spoil
public record Overhead(double nanos, double share) {
  /// The server's own record: nothing lies between what was decided and what is seen.
  public static final Overhead NONE = new Overhead(0, 0);

  public Overhead {
    if (!(nanos >= 0 && nanos < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("overhead must be >= 0 and finite but is " + nanos);
    }
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("a share must lie in 0..1 but is " + share);
    }
  }

  /// The upper bound of the undelayed endpoint's p99.9 (order statistics, one-sided 99 %; the
  /// largest where there are too few for one), with the most that the clock may have hidden; eps is
  /// what lies above it, 0.1 %. The bound, not the estimate: with as many requests behind w as
  /// behind a claim, chance alone puts w below the other's p99.9 in every second run.
  public static Overhead measured(LatencySketch undelayed, Clock clock) {
    if (undelayed.n() < 1000) {
      throw new IllegalArgumentException(
          "p99.9 of the undelayed endpoint needs 1,000 requests but there are " + undelayed.n());
    }
    long rank = Math.min(undelayed.n(), QuantileInterval.of(undelayed.n(), 0.999, 0.98, 1).high());
    return new Overhead(undelayed.ofRank(rank).high() + clock.excess(), 0.001);
  }
}
