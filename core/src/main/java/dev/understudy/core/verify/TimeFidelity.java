package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Served or measured times against the margin: mean, quantiles, and the shape by the band test.
final class TimeFidelity {
  /// The quantiles that a report shows.
  static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};

  private final String endpoint;
  private final Times times;
  private final Settings settings;
  private final Equivalence equivalence;
  private final double inflation;
  private final long n;

  /// @param inflation times that depend on each other are worth n/inflation
  TimeFidelity(String endpoint, Times times, Settings settings, double inflation) {
    this.endpoint = endpoint;
    this.times = times;
    this.settings = settings;
    this.equivalence = settings.equivalence();
    this.inflation = inflation;
    this.n = times.sketch().n();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(mean());
    for (double p : QUANTILES) {
      findings.add(quantile(p));
    }
    findings.add(new ShapeFidelity(endpoint, times, settings, inflation).finding());
    return findings;
  }

  /// The name of a quantile: p50, p99.9.
  static String name(double p) {
    return "p" + String.format(Locale.ROOT, "%.4f", 100 * p).replaceFirst("\\.?0+$", "");
  }

  private Finding mean() {
    double told = times.law().mean();
    double served = n == 0 ? Double.NaN : times.moments().mean();
    MeanRule rule = MeanRule.of(times.law());
    Standing standing;
    OptionalDouble pValue = OptionalDouble.empty();
    Optional<Interval> shown = Optional.empty();
    if (rule.minimum() == Long.MAX_VALUE) {
      standing =
          new Standing.Unjudged(
              "the mean of this law does not settle; it is judged by its quantiles");
    } else if (!(told > 0)) {
      standing = new Standing.Unjudged(ZERO);
    } else {
      Interval interval = times.moments().meanInterval(1 - 2 * equivalence.passAlpha(), inflation);
      shown = n < 2 ? shown : Optional.of(interval);
      boolean enough = n / inflation >= rule.minimum();
      if (enough) {
        pValue = OptionalDouble.of(meanOutside(told));
      }
      standing =
          enough && interval.inside(equivalence.band(told))
              ? new Standing.Passes()
              : undecided(
                  told,
                  served,
                  RelativeVariance.mean(times.law()) * inflation,
                  rule.minimum() * inflation);
    }
    return finding(
        Facet.MEAN, "mean", told, served, shown, pValue, standing, Method.MEAN_EQUIVALENCE);
  }

  /// Two-sided p-value of "the mean lies within the margin, or above it by no more than transport
  /// adds".
  private double meanOutside(double told) {
    double error = Math.sqrt(times.moments().variance() * inflation / n);
    double mean = times.moments().mean();
    double above = mean - equivalence.high(told) - settings.overhead().nanos();
    double below = equivalence.low(told) - mean;
    double off = Math.max(above, below);
    if (error == 0) {
      return off > 0 ? 0 : 1;
    }
    return Math.min(1, 2 * StandardNormal.cdf(-off / error));
  }

  private Finding quantile(double p) {
    double told = times.law().quantile(p);
    String subject = name(p);
    double served = n == 0 ? Double.NaN : times.sketch().quantile(p);
    if (!(told > 0)) {
      return finding(
          Facet.QUANTILE,
          subject,
          told,
          served,
          Optional.empty(),
          OptionalDouble.empty(),
          new Standing.Unjudged(ZERO),
          Method.ORDER_STATISTICS);
    }
    double confidence = 1 - 2 * equivalence.passAlpha();
    QuantileInterval ranks = QuantileInterval.of(n, p, confidence, inflation);
    Optional<Interval> interval = ranks.bounded() ? Optional.of(values(ranks)) : Optional.empty();
    boolean passes = interval.isPresent() && interval.get().inside(equivalence.band(told));
    Standing standing =
        passes
            ? new Standing.Passes()
            : undecided(
                told,
                served,
                RelativeVariance.quantile(times.law(), p) * inflation,
                QuantileInterval.minimum(p, confidence, inflation));
    return finding(
        Facet.QUANTILE,
        subject,
        told,
        served,
        interval,
        n == 0 ? OptionalDouble.empty() : OptionalDouble.of(quantileOutside(told, p)),
        standing,
        Method.ORDER_STATISTICS);
  }

  private Interval values(QuantileInterval ranks) {
    double low = times.sketch().ofRank(ranks.low()).low() - settings.clock().deficit();
    double high = times.sketch().ofRank(ranks.high()).high() + settings.clock().excess();
    return new Interval(low, high);
  }

  /// Two-sided p-value of "the quantile lies within the margin, or above it by no more than
  /// transport adds". If it does, at least a share p - eps of the times lies below the upper edge
  /// (eps of them transport may bring later than w) and at most p below the lower one. Where a cell
  /// of the sketch or a tick of the clock straddles an edge, it is counted in favour of the claim.
  private double quantileOutside(double told, double p) {
    Clock clock = settings.clock();
    Binomial count = new Binomial(n / inflation, p);
    double high = equivalence.high(told) + settings.overhead().nanos();
    long below = times.sketch().possiblyAtMost(high + clock.deficit());
    Binomial quick = new Binomial(n / inflation, Math.max(0, p - settings.overhead().share()));
    double tooSlow = quick.atMost(below / inflation);
    long surelyBelow = times.sketch().certainlyAtMost(equivalence.low(told) - clock.excess());
    double tooFast = count.atLeast(surelyBelow / inflation);
    return Math.min(1, 2 * Math.min(tooSlow, tooFast));
  }

  /// Not passed: is it for want of requests, or for what lies between us and the server?
  private Standing undecided(double told, double served, double variance, double least) {
    Clock clock = settings.clock();
    if (clock.excess() + clock.deficit() > equivalence.margin() * told) {
      return new Standing.Unjudged("the clock is too coarse for this margin");
    }
    double w = settings.overhead().nanos();
    if (n > 0 && served > equivalence.high(told) && served <= equivalence.high(told) + w) {
      return new Standing.Unjudged(
          "transport alone may explain it; judged by server records or with a wider margin");
    }
    return equivalence.undecided(n == 0 ? 0 : served / told - 1, variance, n, least);
  }

  private Finding finding(
      Facet facet,
      String subject,
      double told,
      double served,
      Optional<Interval> interval,
      OptionalDouble pValue,
      Standing standing,
      Method method) {
    String deviation = served > told ? SLOWER : FASTER;
    return new Finding(
        endpoint,
        facet,
        times.subject(subject),
        told,
        served,
        interval,
        n,
        pValue,
        standing,
        method,
        deviation);
  }

  private static final String SLOWER = "slower than told by more than the margin";
  private static final String FASTER = "faster than told by more than the margin";
  private static final String ZERO =
      "a told time of 0 has no relative margin; what is seen is transport";
}
