package dev.understudy.core.distribution;

import dev.understudy.core.numeric.IncompleteBeta;
import dev.understudy.core.numeric.LogGamma;
import org.jspecify.annotations.Nullable;

/// Beta with shapes alpha and beta, stretched to [min, max]: F(x) = I_y(alpha, beta), y = (x -
/// min)/(max - min).
public final class Beta implements Distribution {
  static final Kind KIND =
      Kind.named("beta", "any single hump between two ends; with `mode` the PERT estimate")
          .form(
              "its ends, mean and spread",
              Beta::ofMoments,
              minKey(),
              maxKey(),
              Keys.mean(),
              Keys.sd())
          .form("PERT: its ends and the mode", Beta::ofMode, minKey(), Keys.mode(), maxKey())
          .form(
              "its ends and the uncut shapes",
              Beta::ofShapes,
              minKey(),
              maxKey(),
              Keys.number("alpha", "shape at the lower end"),
              Keys.number("beta", "shape at the upper end"))
          .chart(new Shapes())
          .zeroAllowedFor("min", Keys.MODE)
          .build();

  private final double min;
  private final double max;
  private final double alpha;
  private final double beta;
  private final @Nullable GuideTable below; // y, of the law on [0, 1]
  private final @Nullable GuideTable above; // 1 - y

  public Beta(double min, double max, double alpha, double beta) {
    this(min, max, alpha, beta, true);
  }

  private Beta(double min, double max, double alpha, double beta, boolean tabled) {
    Check.notNegative("min", min);
    Check.positive("max", max);
    Check.ascending("min", min, "max", max);
    Check.positive("alpha", alpha);
    Check.positive("beta", beta);
    this.min = min;
    this.max = max;
    this.alpha = alpha;
    this.beta = beta;
    below = tabled ? table(alpha, beta) : null;
    above = tabled ? table(beta, alpha) : null;
  }

  private static GuideTable table(double a, double b) {
    return new GuideTable(
        0, (u, previous) -> solve(a, b, u, previous, 1, previous > 0 ? previous : start(a, b, u)));
  }

  /// The same law without guide tables: quicker to make, slower to draw from.
  static Beta untabled(double min, double max, double alpha, double beta) {
    return new Beta(min, max, alpha, beta, false);
  }

  private static Parameter minKey() {
    return Keys.value("min", "the least value of the uncut distribution");
  }

  private static Parameter maxKey() {
    return Keys.value("max", "the greatest value of the uncut distribution");
  }

  private static Distribution ofShapes(Given given) {
    return new Beta(given.get("min"), given.get("max"), given.get("alpha"), given.get("beta"));
  }

  private static Distribution ofMoments(Given given) {
    double min = given.get("min");
    double max = given.get("max");
    Refusal.unlessInside(given, Keys.MEAN, min, max);
    double mean = (given.get(Keys.MEAN) - min) / (max - min);
    double sd = given.get(Keys.SD) / (max - min);
    double k = mean * (1 - mean) / (sd * sd) - 1;
    if (!(k > 0)) {
      throw Refusal.spread(given, 0, (max - min) * Math.sqrt(mean * (1 - mean)));
    }
    return new Beta(min, max, mean * k, (1 - mean) * k);
  }

  private static Distribution ofMode(Given given) {
    double min = given.get("min");
    double max = given.get("max");
    double mode = given.get(Keys.MODE);
    Refusal.unlessWithin(given, Keys.MODE, min, max);
    return new Beta(
        min, max, 1 + 4 * (mode - min) / (max - min), 1 + 4 * (max - mode) / (max - min));
  }

  /// Beta laws between given ends by (ln alpha, ln beta).
  private static final class Shapes implements Chart {
    @Override
    public Distribution at(Given given, double first, double second) {
      return untabled(given.get("min"), given.get("max"), Math.exp(first), Math.exp(second));
    }

    @Override
    public double first(Distribution law) {
      return Math.log(((Beta) law).alpha);
    }

    @Override
    public double second(Distribution law) {
      return Math.log(((Beta) law).beta);
    }

    @Override
    public double firstStart(double fact) {
      return 0;
    }

    @Override
    public boolean covers(double first, double second) {
      return Math.abs(first) <= 12 && Math.abs(second) <= 12;
    }
  }

  public double min() {
    return min;
  }

  public double max() {
    return max;
  }

  public double alpha() {
    return alpha;
  }

  public double beta() {
    return beta;
  }

  /// This law with guide tables.
  Beta tabled() {
    return below == null ? new Beta(min, max, alpha, beta) : this;
  }

  private double width() {
    return max - min;
  }

  @Override
  public double cdf(double x) {
    return IncompleteBeta.of(alpha, beta, (x - min) / width(), (max - x) / width());
  }

  @Override
  public double sf(double x) {
    return IncompleteBeta.of(beta, alpha, (max - x) / width(), (x - min) / width());
  }

  @Override
  public double quantile(double u) {
    return u <= 0.5
        ? min + width() * tail(alpha, beta, u, below)
        : max - width() * tail(beta, alpha, 1 - u, above);
  }

  @Override
  public double upperQuantile(double s) {
    return s <= 0.5
        ? max - width() * tail(beta, alpha, s, above)
        : min + width() * tail(alpha, beta, 1 - s, below);
  }

  private static double tail(double a, double b, double u, @Nullable GuideTable table) {
    if (table == null) {
      return solve(a, b, u, 0, 1, start(a, b, u));
    }
    int cell = GuideTable.cell(u);
    double from = table.edge(cell);
    double to = table.edge(cell + 1);
    return solve(a, b, u, from, to, from + GuideTable.place(u, cell) * (to - from));
  }

  /// I_y(a, b) is about y^a/(a B(a, b)) for small y; no further than the mean.
  private static double start(double a, double b, double u) {
    double small = Math.exp((Math.log(u * a) + LogGamma.beta(a, b)) / a);
    return Math.min(small, a / (a + b));
  }

  /// I_y(a, b) = u by Halley's method on ln I over ln y, where I is nearly straight for small y;
  /// safeguarded by the bracket.
  private static double solve(double a, double b, double u, double from, double to, double start) {
    double y = start;
    double lo = from;
    double hi = to;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 200; i++) {
      double share = IncompleteBeta.of(a, b, y, 1 - y);
      double miss = Math.log(share / u);
      if (miss == 0) {
        return y;
      }
      if (miss > 0) {
        hi = y;
      } else {
        lo = y;
      }
      double slope = IncompleteBeta.lead(a, b, y, 1 - y) / ((1 - y) * share);
      double bend = a - (b - 1) * y / (1 - y) - slope;
      double newton = miss / slope;
      double next = y * Math.exp(-newton * Root.halley(newton * bend));
      if (!(next >= lo && next <= hi && Math.abs(miss) < before / 2)) {
        next = lo + (hi - lo) / 2;
      }
      // Cubic convergence: a miss below 1e-6 leaves less than 1e-16.
      if (Math.abs(miss) < 1e-6 || Math.abs(next - y) <= 1e-16 * y) {
        return next;
      }
      before = Math.abs(miss);
      y = next;
    }
    return y;
  }

  @Override
  public double mean() {
    return min + width() * alpha / (alpha + beta);
  }

  @Override
  public double variance() {
    double sum = alpha + beta;
    return width() * width() * (alpha / sum) * (beta / sum) / (sum + 1);
  }

  @Override
  public double lower() {
    return min;
  }

  @Override
  public double upper() {
    return max;
  }

  /// From the moments of Y on [0, 1]: B(alpha + k, beta)/B(alpha, beta) I_y(alpha + k, beta).
  @Override
  public double partialMoment(int k, double x) {
    double y = (x - min) / width();
    double rest = (max - x) / width();
    double none = IncompleteBeta.of(alpha, beta, y, rest);
    if (k == 0) {
      return none;
    }
    double sum = alpha + beta;
    double one = alpha / sum * IncompleteBeta.of(alpha + 1, beta, y, rest);
    if (k == 1) {
      return min * none + width() * one;
    }
    Check.order(k);
    double two =
        alpha / sum * (alpha + 1) / (sum + 1) * IncompleteBeta.of(alpha + 2, beta, y, rest);
    return min * min * none + 2 * min * width() * one + width() * width() * two;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Beta b
        && min == b.min
        && max == b.max
        && alpha == b.alpha
        && beta == b.beta;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * Double.hashCode(min) + Double.hashCode(max)) + Double.hashCode(alpha))
        + Double.hashCode(beta);
  }

  @Override
  public String toString() {
    return "Beta[min=" + min + ", max=" + max + ", alpha=" + alpha + ", beta=" + beta + "]";
  }
}
