package dev.understudy.core.outcome;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;

/// Which outcome request n has: 0 is success, 1 .. k the errors in order of declaration (MODELS.md
/// 2.4).
///
/// Without runs the outcome is one draw against disjoint intervals. With a mean run L of some error
/// the outcomes form a Markov chain: request n keeps the outcome of n - 1 unless it renews, with
/// probability r of that outcome; then it is picked from nu. The long-run rates are those declared,
/// and a run of error i has a geometric length of mean L_i.
public final class OutcomeLaw {
  /// One error: long-run rate in 0..1, mean run in requests or [#BY_CHANCE].
  public record ErrorRate(double rate, double meanRun) {
    public ErrorRate {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("rate must be in 0..1 but is " + rate);
      }
      if (meanRun != BY_CHANCE && !(meanRun >= 1 && meanRun < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("meanRun must be >= 1 but is " + meanRun);
      }
    }
  }

  /// Thrown when a mean run is shorter than what independent draws give anyway.
  public static final class ShortRunException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int error;
    private final double shortest;

    ShortRunException(int error, double meanRun, double shortest) {
      super(
          "runs of "
              + meanRun
              + " are shorter than chance, which gives "
              + Math.ceil(shortest * 100) / 100);
      this.error = error;
      this.shortest = shortest;
    }

    /// Index of the error in the list given, from 0.
    public int error() {
      return error;
    }

    /// The mean run that independent draws give.
    public double shortest() {
      return shortest;
    }
  }

  /// No runs beyond those of independent draws.
  public static final double BY_CHANCE = 0;

  /// Everything succeeds.
  public static final OutcomeLaw ALWAYS_SUCCESS = of();

  private static final int MAX_ROUNDS = 10_000; // 9 on average
  private static final double SETTLED = 1e-14;

  private final double[] rates; // stationary; index 0 is success
  private final double[]
      firstBelow; // cumulative rates: the outcome of n = 0, and of all n without runs
  private final double[] renewedBelow; // cumulative nu
  private final double[] renewal; // r by outcome
  private final double leastRenewal;
  private final double[] meanRuns; // as declared, by outcome

  private OutcomeLaw(double[] rates, double[] nu, double[] renewal, ErrorRate[] errors) {
    this.rates = rates;
    this.meanRuns = new double[rates.length];
    for (int i = 1; i < rates.length; i++) {
      meanRuns[i] = errors[i - 1].meanRun();
    }
    this.firstBelow = cumulative(rates);
    this.renewedBelow = cumulative(nu);
    this.renewal = renewal;
    double least = 1;
    for (double r : renewal) {
      least = Math.min(least, r);
    }
    this.leastRenewal = least;
  }

  /// @throws IllegalArgumentException if the rates sum to more than 1
  /// @throws ShortRunException if a mean run cannot be met
  public static OutcomeLaw of(ErrorRate... errors) {
    if (errors.length > 255) {
      throw new IllegalArgumentException("at most 255 errors but there are " + errors.length);
    }
    double[] rates = new double[errors.length + 1];
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      rates[i + 1] = errors[i].rate();
      sum += errors[i].rate();
    }
    if (sum > 1 + 1e-12) {
      throw new IllegalArgumentException("rates sum to " + sum + ", more than 1");
    }
    rates[0] = Math.max(0, 1 - sum);
    double[] renewal = new double[rates.length];
    java.util.Arrays.fill(renewal, 1);
    return new OutcomeLaw(rates, solve(rates, errors, renewal), renewal, errors);
  }

  /// The renewal distribution nu, by iteration; fills `renewal`.
  private static double[] solve(double[] rates, ErrorRate[] errors, double[] renewal) {
    double[] nu = rates.clone();
    double change = 1;
    for (int round = 0; change > SETTLED && round < MAX_ROUNDS; round++) {
      double[] next = new double[nu.length];
      double sum = 0;
      for (int i = 0; i < nu.length; i++) {
        if (i > 0 && errors[i - 1].meanRun() != BY_CHANCE) {
          renewal[i] = 1 / (errors[i - 1].meanRun() * (1 - nu[i]));
        }
        next[i] = rates[i] * renewal[i];
        sum += next[i];
      }
      change = 0;
      for (int i = 0; i < nu.length; i++) {
        next[i] /= sum;
        change = Math.max(change, Math.abs(next[i] - nu[i]));
      }
      nu = next;
    }
    for (int i = 1; i < nu.length; i++) {
      if (!(renewal[i] <= 1 + 1e-9)) {
        throw new ShortRunException(i - 1, errors[i - 1].meanRun(), 1 / (1 - rates[i]));
      }
    }
    return nu;
  }

  private static double[] cumulative(double[] widths) {
    double[] below = new double[widths.length];
    double sum = 0;
    for (int i = 0; i < widths.length; i++) {
      sum += widths[i];
      below[i] = sum;
    }
    // The widths sum to 1; rounding must not leave a gap above the last outcome that can occur.
    int last = widths.length - 1;
    while (last > 0 && widths[last] == 0) {
      last--;
    }
    java.util.Arrays.fill(below, last, below.length, 1);
    return below;
  }

  /// The same errors at other long-run rates, as windows make them. Rates that come to more than 1
  /// are divided by their sum. A mean run that is shorter than what chance gives at the new rate is
  /// left to chance.
  ///
  /// @param newRates by outcome; the first, success, is what is left
  public OutcomeLaw withRates(double[] newRates) {
    double sum = 0;
    for (int i = 1; i < newRates.length; i++) {
      sum += newRates[i];
    }
    ErrorRate[] errors = new ErrorRate[newRates.length - 1];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = new ErrorRate(newRates[i + 1] / Math.max(1, sum), meanRuns[i + 1]);
    }
    while (true) {
      try {
        return of(errors);
      } catch (ShortRunException tooShort) {
        errors[tooShort.error()] = new ErrorRate(errors[tooShort.error()].rate(), BY_CHANCE);
      }
    }
  }

  /// True where the outcome of a request depends on the one before it.
  public boolean hasRuns() {
    return leastRenewal < 1;
  }

  /// Number of outcomes, success included.
  public int size() {
    return rates.length;
  }

  /// Long-run share of outcome i.
  public double rate(int outcome) {
    return rates[outcome];
  }

  /// Whether a mean run was declared for outcome i, and is longer than chance would make it.
  public boolean inRuns(int outcome) {
    return meanRuns[outcome] != BY_CHANCE;
  }

  /// Mean number of successive requests with error i, once it occurs.
  public double meanRun(int outcome) {
    double nu = renewedBelow[outcome] - (outcome == 0 ? 0 : renewedBelow[outcome - 1]);
    return 1 / (renewal[outcome] * (1 - nu));
  }

  /// Outcome of request n, given that of n - 1 (ignored for n = 0 and where there are no runs).
  public int next(long key, long n, int previous) {
    double v = Streams.uniform(key, n, Purpose.OUTCOME);
    if (n == 0 || !hasRuns()) {
      return pick(firstBelow, v);
    }
    return renews(key, n, renewal[previous]) ? pick(renewedBelow, v) : previous;
  }

  /// Outcome of request n by itself: walks back to the last request that renews whatever came
  /// before it, and forward from there. Mean walk 1 / min r - 1 steps.
  public int at(long key, long n) {
    if (!hasRuns()) {
      return next(key, n, 0);
    }
    long start = n;
    while (start > 0 && !renews(key, start, leastRenewal)) {
      start--;
    }
    double v = Streams.uniform(key, start, Purpose.OUTCOME);
    int outcome = pick(start == 0 ? firstBelow : renewedBelow, v);
    for (long i = start + 1; i <= n; i++) {
      outcome = next(key, i, outcome);
    }
    return outcome;
  }

  private static boolean renews(long key, long n, double probability) {
    return Uniform.of(Streams.word1(key, n, Purpose.OUTCOME, 0)) < probability;
  }

  private static int pick(double[] below, double v) {
    int outcome = 0;
    while (v >= below[outcome]) {
      outcome++;
    }
    return outcome;
  }
}
