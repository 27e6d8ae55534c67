package dev.understudy.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a client saw of requests against what was decided for the very same ones: mean and
/// quantiles of both, within the margin and what transport adds. Both sides are the same requests,
/// so there is no chance in the difference and no number of requests to wait for: an interval is
/// only the resolution of sketch and clock.
final class JoinedFidelity {
  private final String endpoint;
  private final LatencySketch decided;
  private final LatencySketch seen;
  private final Settings settings;
  private final Method method;

  JoinedFidelity(
      String endpoint,
      LatencySketch decided,
      LatencySketch seen,
      Settings settings,
      Method method) {
    this.endpoint = endpoint;
    this.decided = decided;
    this.seen = seen;
    this.settings = settings;
    this.method = method;
  }

  /// @param toldMean of the times decided, > 0
  List<Finding> findings(double toldMean, double seenMean) {
    Clock clock = settings.clock();
    List<Finding> findings = new ArrayList<>();
    Interval mean = new Interval(seenMean - clock.deficit(), seenMean + clock.excess());
    findings.add(finding(Facet.MEAN, "mean", toldMean, toldMean, seenMean, mean));
    for (double p : TimeFidelity.QUANTILES) {
      double told = decided.quantile(p);
      if (told > 0 && seen.n() * (1 - p) >= 1) {
        Interval cell = seen.ofRank((long) Math.ceil(p * seen.n()));
        Interval value = new Interval(cell.low() - clock.deficit(), cell.high() + clock.excess());
        findings.add(
            finding(
                Facet.QUANTILE, TimeFidelity.name(p), told, latest(p), seen.quantile(p), value));
      }
    }
    return findings;
  }

  /// The quantile that is decided for so many more requests as transport may have taken longer than
  /// w: a share eps, of which no more than this is seen in 999 of 1,000 files.
  private double latest(double p) {
    double eps = settings.overhead().share();
    long n = decided.n();
    long beyond = eps == 0 ? 0 : n - QuantileInterval.of(n, 1 - eps, 0.998, 1).low();
    long rank = (long) Math.ceil(p * n) + beyond;
    return rank > n ? Double.POSITIVE_INFINITY : decided.ofRank(rank).high();
  }

  /// @param latest what was decided for those that transport may have brought to this place
  private Finding finding(
      Facet facet, String subject, double told, double latest, double served, Interval value) {
    Interval band = settings.equivalence().band(told);
    double limit = settings.equivalence().high(latest) + settings.overhead().nanos();
    boolean outside = value.low() > limit || value.high() < band.low();
    return new Finding(
        endpoint,
        facet,
        subject,
        told,
        served,
        Optional.of(value),
        seen.n(),
        OptionalDouble.of(outside ? 0 : 1),
        standing(band, told, value),
        method,
        served > told
            ? "slower than decided by more than the margin"
            : "faster than decided by more than the margin");
  }

  private Standing standing(Interval band, double told, Interval value) {
    if (value.inside(band)) {
      return new Standing.Passes();
    }
    Clock clock = settings.clock();
    if (clock.excess() + clock.deficit() > settings.margin() * told) {
      return new Standing.Unjudged("the clock is too coarse for this margin");
    }
    return new Standing.Unjudged(
        settings.overhead().nanos() > 0 && value.high() > band.high()
            ? "transport alone may explain it; what the server decided and served is judged"
            : "the margin lies between two ticks of sketch or clock");
  }
}
