package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.numeric.StandardNormal;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/// How many requests it takes, before any are sent. Two questions: *interval*, the 95 % interval's
/// half-width is the margin; *pass*, the verdict is pass with power 90 % if the service is exact.
/// Who plans with the first passes in 22..24 % of all runs.
///
/// "Pass" sizes are exact (binomial). Counts are whole, so power rises in a sawtooth: what is given
/// is the n from which it stays at 90 % or above, to 0.05 % of n. Empty where no number of requests
/// is enough.
///
/// @param margin relative, in (0, 1)
public record SampleSizes(double margin) {
  private static final double CONFIDENCE = 0.95;
  private static final double MOST = 1e12;

  public SampleSizes {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("margin must lie in (0, 1) but is " + margin);
    }
  }

  /// Requests until the 95 % interval of a rate p is margin wide to each side: z^2
  /// (1-p)/p/margin^2.
  ///
  /// @param inflation of the rate's variance by runs, 1 without
  public OptionalLong rateInterval(double p, double inflation) {
    return interval(RelativeVariance.rate(p) * inflation);
  }

  /// Requests until a rate p passes by its Clopper-Pearson interval.
  public OptionalLong ratePass(double p, double inflation) {
    Equivalence equivalence = equivalence();
    double start = equivalence.planned(RelativeVariance.rate(p));
    return inflated(staysAtPower(start, n -> ratePower(n, p)), inflation);
  }

  /// Requests until the 95 % interval of the p-quantile is margin wide to each side.
  public OptionalLong quantileInterval(Distribution law, double p, double inflation) {
    return interval(RelativeVariance.quantile(law, p) * inflation);
  }

  /// Requests until the p-quantile passes by its order statistics.
  public OptionalLong quantilePass(Distribution law, double p, double inflation) {
    double q = law.quantile(p);
    double shareBelow = law.cdfBelow(equivalence().low(q));
    double shareAbove = law.sf(equivalence().high(q));
    double least = QuantileInterval.minimum(p, 1 - 2 * Settings.PASS_ALPHA, 1);
    double start = Math.max(least, equivalence().planned(RelativeVariance.quantile(law, p)));
    return inflated(
        staysAtPower(start, n -> quantilePower(n, p, shareBelow, shareAbove)), inflation);
  }

  /// Requests until the 95 % interval of the mean is margin wide to each side, and may be used at
  /// all (Cochran).
  public OptionalLong meanInterval(Distribution law, double inflation) {
    return mean(law, z(1 - (1 - CONFIDENCE) / 2), inflation);
  }

  /// Requests until the mean passes.
  public OptionalLong meanPass(Distribution law, double inflation) {
    return mean(law, z(1 - Settings.PASS_ALPHA) + z((1 + Equivalence.POWER) / 2), inflation);
  }

  /// Errors that have a successor until a mean run length passes: by the normal law, z^2
  /// (L-1)/margin^2.
  public OptionalLong meanRunPass(double meanRun) {
    double n = equivalence().planned(RelativeVariance.meanRun(meanRun));
    return n < MOST ? OptionalLong.of((long) Math.ceil(n)) : OptionalLong.empty();
  }

  private OptionalLong mean(Distribution law, double z, double inflation) {
    MeanRule rule = MeanRule.of(law);
    double n = z * z / (margin * margin) * RelativeVariance.mean(law);
    double most = Math.max(n, rule.minimum()) * inflation;
    return most < MOST ? OptionalLong.of((long) Math.ceil(most)) : OptionalLong.empty();
  }

  private OptionalLong interval(double variance) {
    double z = z(1 - (1 - CONFIDENCE) / 2);
    double n = z * z / (margin * margin) * variance;
    return n < MOST ? OptionalLong.of((long) Math.max(1, Math.ceil(n))) : OptionalLong.empty();
  }

  private static OptionalLong inflated(OptionalLong n, double inflation) {
    return n.isEmpty() ? n : OptionalLong.of((long) Math.ceil(n.getAsLong() * inflation));
  }

  private Equivalence equivalence() {
    return new Equivalence(margin, Settings.PASS_ALPHA, Settings.FAIL_ALPHA);
  }

  /// P(pass) of n requests at the told rate.
  double ratePower(long n, double p) {
    Binomial low = new Binomial(n, equivalence().low(p));
    double high = equivalence().high(p);
    long least = first(n, k -> low.atLeast(k) <= Settings.PASS_ALPHA);
    Binomial told = new Binomial(n, p);
    double tooFew = told.atMost(least - 1);
    if (high >= 1) {
      return 1 - tooFew;
    }
    Binomial above = new Binomial(n, high);
    long most = first(n, k -> above.atMost(k) > Settings.PASS_ALPHA) - 1;
    return Math.max(0, 1 - tooFew - told.atLeast(most + 1));
  }

  /// P(pass) of n times of the told law. X_(low) lies too low if at least `low` times fall below
  /// the margin, X_(high) too high if fewer than `high` stay within it.
  private static double quantilePower(long n, double p, double shareBelow, double shareAbove) {
    QuantileInterval ranks = QuantileInterval.of(n, p, 1 - 2 * Settings.PASS_ALPHA, 1);
    if (!ranks.bounded()) {
      return 0;
    }
    double tooLow = new Binomial(n, shareBelow).atLeast(ranks.low());
    double tooHigh = new Binomial(n, shareAbove).atLeast(n - ranks.high() + 1);
    return Math.max(0, 1 - tooLow - tooHigh);
  }

  double quantilePower(Distribution law, long n, double p) {
    double q = law.quantile(p);
    double above = law.sf(equivalence().high(q));
    return quantilePower(n, p, law.cdfBelow(equivalence().low(q)), above);
  }

  /// The least k in 0..n + 1 from which the condition holds (it must go on holding).
  private static long first(long n, java.util.function.LongPredicate holds) {
    long below = -1;
    long from = n + 1;
    while (from - below > 1) {
      long mid = (from + below) >>> 1;
      if (holds.test(mid)) {
        from = mid;
      } else {
        below = mid;
      }
    }
    return from;
  }

  /// The n from which power stays at 90 %: up in steps until it is well above, then down to the
  /// last that is below.
  private static OptionalLong staysAtPower(double start, LongToDoubleFunction power) {
    if (!(start < MOST)) {
      return OptionalLong.empty();
    }
    long high = (long) Math.ceil(Math.max(4, start));
    while (power.applyAsDouble(high) < 0.93) { // the teeth are less than 0.03 high
      high += high / 16 + 1;
    }
    long step = Math.max(1, high / 2000);
    long n = high;
    while (n > step && power.applyAsDouble(n - step) >= Equivalence.POWER) {
      n -= step;
    }
    return OptionalLong.of(n);
  }

  private static double z(double p) {
    return StandardNormal.quantile(p);
  }
}
