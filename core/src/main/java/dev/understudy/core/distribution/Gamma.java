package dev.understudy.core.distribution;

import dev.understudy.core.numeric.IncompleteGamma;
import dev.understudy.core.numeric.LogGamma;
import dev.understudy.core.numeric.StandardNormal;
import org.jspecify.annotations.Nullable;

/// Gamma with shape k and scale t: F(x) = P(k, x/t), mean kt, variance kt^2. With a whole k it is
/// Erlang's law of k exponential stages.
public final class Gamma implements Distribution {
  static final Kind KIND =
      Kind.named(
              "gamma", "from spiky (cv > 1) to nearly normal (cv small), with an exponential tail")
          .form("mean and spread", Gamma::ofMoments, Keys.mean(), Keys.sd())
          .form(
              "mean and the uncut shape",
              g -> new Gamma(g.get("shape"), g.get(Keys.MEAN) / g.get("shape")),
              Keys.mean(),
              shapeKey())
          .form("two percentiles", Gamma::ofQuantiles, Keys.pA(), Keys.pB())
          .form(
              "the uncut shape and scale",
              g -> new Gamma(g.get("shape"), g.get("scale")),
              shapeKey(),
              Keys.scale())
          .chart(chart("shape"))
          .build();

  /// Erlang: the gamma law whose shape is a whole number k of stages.
  static final Kind ERLANG =
      Kind.named("erlang", "k exponential stages one after the other")
          .form(
              "stages and mean",
              g -> new Gamma(g.get("k"), g.get(Keys.MEAN) / g.get("k")),
              stagesKey(),
              Keys.mean())
          .form(
              "stages and one percentile",
              g -> {
                double unit = untabled(g.get("k"), 1).quantile(g.probability("pA"));
                return new Gamma(g.get("k"), g.get("pA") / unit);
              },
              stagesKey(),
              Keys.pA())
          .form(
              "stages and the uncut scale of each",
              g -> new Gamma(g.get("k"), g.get("scale")),
              stagesKey(),
              Keys.scale())
          .form(
              "stages and the uncut rate of each",
              g -> new Gamma(g.get("k"), 1 / g.get("rate")),
              stagesKey(),
              Keys.flow("rate", "rate of each stage"))
          .chart(chart("k"))
          .build();

  private static final double LEAST_SHAPE = 0.02;
  private static final double GREATEST_SHAPE = 1e6;

  private final double shape;
  private final double scale;
  private final @Nullable GuideTable below; // quantiles of the unit-scale law
  private final @Nullable GuideTable above;

  public Gamma(double shape, double scale) {
    this(shape, scale, true);
  }

  private Gamma(double shape, double scale, boolean tabled) {
    Check.positive("shape", shape);
    Check.positive("scale", scale);
    this.shape = shape;
    this.scale = scale;
    below = tabled ? new GuideTable(0, this::edgeBelow) : null;
    above = tabled ? new GuideTable(Double.POSITIVE_INFINITY, this::edgeAbove) : null;
  }

  /// The same law without guide tables: quicker to make, slower to draw from.
  static Gamma untabled(double shape, double scale) {
    return new Gamma(shape, scale, false);
  }

  private static Chart chart(String shapeKey) {
    return Chart.of(
        Gamma.class,
        (scale, shape) -> untabled(shape, scale),
        "scale",
        Gamma::scale,
        shapeKey,
        Gamma::shape);
  }

  private static Parameter shapeKey() {
    return Keys.number("shape", "shape k of the uncut distribution; cv = 1 / sqrt k");
  }

  private static Parameter stagesKey() {
    return Keys.count("k", "number of stages");
  }

  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double cv = given.get(Keys.SD) / mean;
    return new Gamma(1 / (cv * cv), mean * cv * cv);
  }

  private static Distribution ofQuantiles(Given given) {
    double pA = given.probability("pA");
    double pB = given.probability("pB");
    double ratio = given.get("pB") / given.get("pA");
    double greatest = ratio(Math.log(LEAST_SHAPE), pA, pB);
    double least = ratio(Math.log(GREATEST_SHAPE), pA, pB);
    if (!(ratio >= least && ratio <= greatest)) {
      throw Refusal.ratio(given, least, greatest);
    }
    double log =
        Root.between(
            Math.log(LEAST_SHAPE),
            Math.log(GREATEST_SHAPE),
            t -> Math.log(ratio(t, pA, pB) / ratio));
    double shape = Math.exp(log);
    return new Gamma(shape, given.get("pB") / untabled(shape, 1).quantile(pB));
  }

  private static double ratio(double logShape, double pA, double pB) {
    var unit = untabled(Math.exp(logShape), 1);
    return unit.quantile(pB) / unit.quantile(pA);
  }

  public double shape() {
    return shape;
  }

  public double scale() {
    return scale;
  }

  /// This law with guide tables.
  Gamma tabled() {
    return below == null ? new Gamma(shape, scale) : this;
  }

  @Override
  public double cdf(double x) {
    return IncompleteGamma.p(shape, x / scale);
  }

  @Override
  public double sf(double x) {
    return IncompleteGamma.q(shape, x / scale);
  }

  @Override
  public double quantile(double u) {
    return scale * (u <= 0.5 ? unitBelow(u) : unitAbove(1 - u));
  }

  @Override
  public double upperQuantile(double s) {
    return scale * (s <= 0.5 ? unitAbove(s) : unitBelow(1 - s));
  }

  private double unitBelow(double u) {
    if (below == null) {
      return solveBelow(u, 0, Double.POSITIVE_INFINITY, guess(StandardNormal.quantile(u), u));
    }
    int cell = GuideTable.cell(u);
    double from = below.edge(cell);
    double to = below.edge(cell + 1);
    double start = from + GuideTable.place(u, cell) * (to - from);
    return solveBelow(u, from, to, start);
  }

  private double unitAbove(double s) {
    if (above == null) {
      return solveAbove(s, 0, Double.POSITIVE_INFINITY, guess(-StandardNormal.quantile(s), 1 - s));
    }
    int cell = GuideTable.cell(s);
    double to = above.edge(cell);
    double from = above.edge(cell + 1);
    double start =
        cell == 0
            ? from + 1
            : to - GuideTable.place(s, cell) * (to - from); // beyond 2^-40: from it on
    return solveAbove(s, from, to, start);
  }

  private double edgeBelow(double u, double previous) {
    double start = Math.max(previous, guess(StandardNormal.quantile(u), u));
    return solveBelow(u, previous, Double.POSITIVE_INFINITY, start);
  }

  private double edgeAbove(double s, double previous) {
    double start = Math.min(previous, guess(-StandardNormal.quantile(s), 1 - s));
    return solveAbove(s, 0, previous, start);
  }

  /// F(x) < x^k / Gamma(k + 1), nearly equal for small x.
  private double smallTail(double u) {
    return Math.exp((Math.log(u) + LogGamma.of(shape + 1)) / shape);
  }

  /// E. B. Wilson and M. M. Hilferty (1931): the cube root of a gamma law is nearly normal.
  private double guess(double z, double u) {
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    return shape > 0.5 && root > 0.2 ? shape * root * root * root : smallTail(u);
  }

  /// P(k, x) = u by Halley's method on ln P over ln x, where P is nearly straight; safeguarded by
  /// the bracket.
  private double solveBelow(double u, double from, double to, double start) {
    double x = start;
    double lo = from;
    double hi = to;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 200; i++) {
      double p = IncompleteGamma.p(shape, x);
      double miss = Math.log(p / u);
      if (miss == 0) {
        return x;
      }
      if (miss > 0) {
        hi = x;
      } else {
        lo = x;
      }
      double slope = shape * IncompleteGamma.lead(shape, x) / p;
      double bend = shape - x - slope;
      double newton = miss / slope;
      double next = x * Math.exp(-newton * Root.halley(newton * bend));
      if (!(next >= lo && next <= hi && Math.abs(miss) < before / 2)) {
        next = hi == Double.POSITIVE_INFINITY ? 2 * x + 1e-300 : lo + (hi - lo) / 2;
      }
      // Cubic convergence: a miss below 1e-6 leaves less than 1e-16. And no more than neighbouring
      // doubles can be told apart.
      if (Math.abs(miss) < 1e-6 || Math.abs(next - x) <= 1e-16 * x) {
        return next;
      }
      before = Math.abs(miss);
      x = next;
    }
    return x;
  }

  /// Q(k, x) = s by Halley's method on ln Q over x, where the exponential tail is nearly straight.
  private double solveAbove(double s, double from, double to, double start) {
    double x = start;
    double lo = from;
    double hi = to;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 200; i++) {
      double q = IncompleteGamma.q(shape, x);
      double miss = Math.log(q / s);
      if (miss == 0) {
        return x;
      }
      if (miss > 0) {
        lo = x;
      } else {
        hi = x;
      }
      double slope = -shape * IncompleteGamma.lead(shape, x) / (x * q);
      double bend = (shape - 1) / x - 1 - slope;
      double newton = miss / slope;
      double next = x - newton * Root.halley(newton * bend);
      if (!(next >= lo && next <= hi && Math.abs(miss) < before / 2)) {
        next = hi == Double.POSITIVE_INFINITY ? 2 * x + 1 : lo + (hi - lo) / 2;
      }
      if (Math.abs(miss) < 1e-6 || Math.abs(next - x) <= 1e-16 * x) {
        return next;
      }
      before = Math.abs(miss);
      x = next;
    }
    return x;
  }

  @Override
  public double mean() {
    return shape * scale;
  }

  @Override
  public double variance() {
    return shape * scale * scale;
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// scale^k Gamma(shape + k)/Gamma(shape) P(shape + k, x/scale).
  @Override
  public double partialMoment(int k, double x) {
    if (k == 0) {
      return cdf(x);
    }
    return Moments.whole(this, k) * IncompleteGamma.p(shape + k, x / scale);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Gamma g && shape == g.shape && scale == g.scale;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(shape) + Double.hashCode(scale);
  }

  @Override
  public String toString() {
    return "Gamma[shape=" + shape + ", scale=" + scale + "]";
  }
}
