package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Draws and decided times against their law, exactly: shape, tail, mean.
final class ExactTimes {
  private final String endpoint;
  private final Times times;
  private final Equivalence equivalence;

  ExactTimes(String endpoint, Times times, Settings settings) {
    this.endpoint = endpoint;
    this.times = times;
    this.equivalence = settings.equivalence();
  }

  /// @param stationary one law for all requests: the mean is judged too, and the number needed is
  ///   known
  /// @param correlated successive times depend on each other: they are judged by their innovations
  ///   instead
  List<Finding> findings(boolean stationary, boolean correlated) {
    if (correlated) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    long needed = stationary ? needed() : 1000;
    findings.add(
        shape(
            endpoint, times.subject("shape"), times.uniforms(), needed, Method.KOLMOGOROV_SMIRNOV));
    AndersonDarling tails = times.uniforms().andersonDarling();
    findings.add(
        finding(
            Facet.TAIL,
            "tails",
            1,
            tails.squaredDistance(),
            tails.pValue(),
            standing(needed),
            Method.ANDERSON_DARLING));
    if (stationary) {
      findings.add(mean());
    }
    return findings;
  }

  /// Number for which a scale error of the margin is found by Kolmogorov's test.
  private long needed() {
    if (times.law().upper() == 0) {
      return 1; // no scale error can be: whatever is not 0 is found at once
    }
    double visible =
        BandTest.visibleDistance(times.law(), equivalence.margin(), Overhead.NONE, Clock.NANOS);
    return visible > 0 ? BandTest.needed(visible) : Long.MAX_VALUE;
  }

  static Finding shape(
      String endpoint, String subject, PitSketch uniforms, long needed, Method method) {
    KolmogorovSmirnov test = uniforms.kolmogorovSmirnov();
    long n = test.n();
    return new Finding(
        endpoint,
        Facet.SHAPE,
        subject,
        0,
        n == 0 ? Double.NaN : test.distance(),
        n == 0 ? Optional.empty() : Optional.of(band(test)),
        n,
        n == 0 ? OptionalDouble.empty() : OptionalDouble.of(test.pValue()),
        n >= needed ? new Standing.Passes() : new Standing.Needs(needed),
        method,
        "the times do not follow the law that was told");
  }

  /// The true distance lies here with confidence 99 %: D -+ 1.628/sqrt n.
  static Interval band(KolmogorovSmirnov test) {
    double half = KolmogorovSmirnov.CRITICAL_1_PERCENT / Math.sqrt(test.n());
    return new Interval(Math.max(0, test.distance() - half), Math.min(1, test.distance() + half));
  }

  private Finding mean() {
    double told = times.law().mean();
    MeanRule rule = MeanRule.of(times.law());
    long n = times.moments().n();
    double served = times.moments().mean();
    if (rule.minimum() == Long.MAX_VALUE) {
      Standing why =
          new Standing.Unjudged("the mean of this law does not settle; it is judged by its shape");
      return finding(Facet.MEAN, "mean", told, served, Double.NaN, why, Method.NORMAL_MEAN);
    }
    double needed =
        times.law().upper() == 0
            ? 1
            : Math.max(rule.minimum(), equivalence.detecting(RelativeVariance.mean(times.law())));
    // rounding to whole ns moves a mean by at most half of one
    double off = Math.max(0, Math.abs(served - told) - 0.5);
    double error = times.law().sd() / Math.sqrt(n);
    double p = off == 0 ? 1 : error == 0 ? 0 : 2 * StandardNormal.cdf(-off / error);
    return finding(
        Facet.MEAN,
        "mean",
        told,
        served,
        n < rule.minimum() ? Double.NaN : p,
        standing(needed),
        Method.NORMAL_MEAN);
  }

  private Standing standing(double needed) {
    return times.moments().n() >= needed ? new Standing.Passes() : new Standing.Needs(needed);
  }

  /// @param pValue NaN: nothing to reject
  private Finding finding(
      Facet facet,
      String subject,
      double told,
      double served,
      double pValue,
      Standing standing,
      Method method) {
    long n = times.moments().n();
    Optional<Interval> interval =
        facet == Facet.MEAN && n >= 2
            ? Optional.of(times.moments().meanInterval(0.99, 1))
            : Optional.empty();
    return new Finding(
        endpoint,
        facet,
        times.subject(subject),
        told,
        n == 0 ? Double.NaN : served,
        interval,
        n,
        n == 0 || Double.isNaN(pValue) ? OptionalDouble.empty() : OptionalDouble.of(pValue),
        standing,
        method,
        facet == Facet.MEAN
            ? "the mean is not the told one"
            : "too many or too few at the ends of the law");
  }
}
