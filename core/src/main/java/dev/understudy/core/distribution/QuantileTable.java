package dev.understudy.core.distribution;

import dev.understudy.core.numeric.StandardNormal;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// The law through stated quantiles: straight lines between the knots in the plane (z_p, ln x), so
/// each piece is log-normal, the knots are met exactly, and every log-normal law is reproduced. The
/// first and the last line go on beyond the ends.
///
/// Below the first knot and above the last, `min` and `max` re-normalise that end alone, so the
/// knots stay; a Pareto tail can replace the upper end.
public final class QuantileTable implements Distribution {
  private final double[] p;
  private final double[] x;
  private final double[] z;
  private final double[] sigma; // of piece j, from knot j to j + 1
  private final double min;
  private final double max;
  private final double tailShape; // NaN: the last line goes on
  private final double belowMin; // of the lower line, P(X < min)
  private final double aboveMax; // of the upper end, P(X > max)
  private final double lastTail; // P(X > last knot)
  private final double mean;
  private final double variance;

  private QuantileTable(double[] p, double[] x, double min, double max, double tailShape) {
    int n = p.length;
    this.p = p;
    this.x = x;
    this.min = min;
    this.max = max;
    this.tailShape = tailShape;
    z = new double[n];
    sigma = new double[n - 1];
    Arrays.setAll(z, j -> StandardNormal.quantile(p[j]));
    Arrays.setAll(sigma, j -> Math.log(x[j + 1] / x[j]) / (z[j + 1] - z[j]));
    lastTail = 1 - p[n - 1];
    belowMin = min > 0 ? StandardNormal.cdf(z[0] + Math.log(min / x[0]) / sigma[0]) : 0;
    aboveMax = max < Double.POSITIVE_INFINITY ? beyond(max) : 0;
    mean = partialMoment(1, Double.POSITIVE_INFINITY);
    double second = partialMoment(2, Double.POSITIVE_INFINITY);
    variance = second == Double.POSITIVE_INFINITY ? second : Math.max(0, second - mean * mean);
  }

  /// The law through these knots.
  ///
  /// @param probabilities in (0, 1), strictly increasing, at least 2
  /// @param values above 0, strictly increasing
  /// @param min 0 for none, else below the first value; `max` infinite for none, else above the
  ///   last
  /// @param tailShape of a Pareto tail from the last knot on; NaN for none
  /// @throws ParameterException where one of these does not hold
  public static QuantileTable of(
      double[] probabilities,
      double[] values,
      double min,
      double max,
      double tailShape,
      DoubleFunction<String> show) {
    QuantileChecks.knots(probabilities, values, show);
    QuantileChecks.ends(values, min, max, tailShape, show);
    return new QuantileTable(probabilities.clone(), values.clone(), min, max, tailShape);
  }

  private int last() {
    return x.length - 1;
  }

  /// P(X > t) of the upper end before `max` cuts it, t at or above the last knot.
  private double beyond(double t) {
    int n = last();
    return Double.isNaN(tailShape)
        ? StandardNormal.cdf(-(z[n] + Math.log(t / x[n]) / sigma[n - 1]))
        : lastTail * Math.pow(x[n] / t, tailShape);
  }

  /// P(X > t), t at or above the last knot.
  private double upperEnd(double t) {
    return t >= max ? 0 : lastTail * ((beyond(t) - aboveMax) / (lastTail - aboveMax));
  }

  /// P(X <= t), t at or below the first knot.
  private double lowerEnd(double t) {
    if (t <= min) {
      return 0;
    }
    double g = StandardNormal.cdf(z[0] + Math.log(t / x[0]) / sigma[0]);
    return p[0] * ((g - belowMin) / (p[0] - belowMin));
  }

  /// z of t between two knots.
  private double middle(double t) {
    int j = 0;
    while (t >= x[j + 1]) {
      j++;
    }
    return z[j] + Math.log(t / x[j]) / sigma[j];
  }

  @Override
  public double cdf(double t) {
    if (t < x[0]) {
      return lowerEnd(t);
    }
    return t >= x[last()] ? 1 - upperEnd(t) : StandardNormal.cdf(middle(t));
  }

  @Override
  public double sf(double t) {
    if (t < x[0]) {
      return 1 - lowerEnd(t);
    }
    return t >= x[last()] ? upperEnd(t) : StandardNormal.cdf(-middle(t));
  }

  @Override
  public double quantile(double u) {
    if (u < p[0]) {
      return fromBelow(u);
    }
    return u >= p[last()] ? fromAbove(1 - u) : at(u, StandardNormal.quantile(u));
  }

  @Override
  public double upperQuantile(double s) {
    if (s <= lastTail) {
      return fromAbove(s);
    }
    double u = 1 - s;
    return u < p[0] ? fromBelow(u) : at(u, -StandardNormal.quantile(s));
  }

  private double at(double u, double zu) {
    int j = 0;
    while (j < last() - 1 && u >= p[j + 1]) {
      j++;
    }
    return x[j] * Math.exp(sigma[j] * (zu - z[j]));
  }

  private double fromBelow(double u) {
    double g = belowMin + u / p[0] * (p[0] - belowMin);
    return Math.max(min, x[0] * Math.exp(sigma[0] * (StandardNormal.quantile(g) - z[0])));
  }

  private double fromAbove(double s) {
    int n = last();
    if (s >= lastTail) {
      return x[n]; // the knot itself, without the rounding of what follows
    }
    double g = aboveMax + s / lastTail * (lastTail - aboveMax);
    double value =
        Double.isNaN(tailShape)
            ? x[n] * Math.exp(sigma[n - 1] * (-StandardNormal.quantile(g) - z[n]))
            : x[n] * Math.pow(lastTail / g, 1 / tailShape);
    return Math.min(max, value);
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  public double lower() {
    return min;
  }

  @Override
  public double upper() {
    return max;
  }

  @Override
  public double partialMoment(int k, double t) {
    if (t <= min) {
      return 0;
    }
    double end = Math.min(t, max);
    int n = last();
    double lowerScale = p[0] / (p[0] - belowMin);
    double from = min > 0 ? zOf(0, min) : Double.NEGATIVE_INFINITY;
    double sum = lowerScale * piece(k, 0, from, Math.min(zOf(0, end), z[0]));
    for (int j = 0; j < n && end > x[j]; j++) {
      sum += piece(k, j, z[j], end < x[j + 1] ? zOf(j, end) : z[j + 1]);
    }
    return end > x[n] ? sum + upperMoment(k, end) * (lastTail / (lastTail - aboveMax)) : sum;
  }

  private double upperMoment(int k, double end) {
    int n = last();
    if (Double.isNaN(tailShape)) {
      return piece(k, n - 1, z[n], zOf(n - 1, end));
    }
    if (end == Double.POSITIVE_INFINITY) {
      return k >= tailShape ? end : lastTail * tailShape * Moments.power(x[n], k) / (tailShape - k);
    }
    return lastTail
        * tailShape
        * Moments.power(x[n], k)
        * Moments.integralOfPower(end / x[n], k - tailShape);
  }

  /// z of t on the line of piece j.
  private double zOf(int j, double t) {
    return z[j] + Math.log(t / x[j]) / sigma[j];
  }

  /// E[X^k; from < Z <= to] on the line of piece j.
  private double piece(int k, int j, double from, double to) {
    return LogNormalPiece.moment(k, x[j], z[j], sigma[j], from, to);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuantileTable q
        && Arrays.equals(p, q.p)
        && Arrays.equals(x, q.x)
        && min == q.min
        && max == q.max
        && Double.compare(tailShape, q.tailShape) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(p) + Arrays.hashCode(x);
  }

  @Override
  public String toString() {
    return "QuantileTable"
        + Arrays.toString(p)
        + Arrays.toString(x)
        + "[min="
        + min
        + ", max="
        + max
        + ", tail="
        + tailShape
        + "]";
  }
}
