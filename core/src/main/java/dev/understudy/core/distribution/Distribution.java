package dev.understudy.core.distribution;

/// The law of a non-negative random quantity: a service time in nanoseconds or a size in bytes.
///
/// Immutable and, in [#cdf], [#sf] and [#quantile], free of allocation. Laws that every kind keeps:
/// the cdf is right-continuous and non-decreasing with F(0-) = 0; `quantile(u)` is inf{x : F(x) >=
/// u}; [#sf] is computed on its own so that it keeps its digits in the tail; a mean or variance
/// that does not exist is `+infinity`.
///
/// A draw is `quantile(u)` for one uniform u (inversion, in every kind): draw n can be recomputed
/// alone, and F(draw) gives u back.
public sealed interface Distribution
    permits Beta,
        Exponential,
        Fixed,
        Gamma,
        HistogramLaw,
        LogLogistic,
        LogNormal,
        Lomax,
        Mixture,
        Normal,
        Pareto,
        QuantileTable,
        Samples,
        Scaled,
        Shifted,
        Spliced,
        Triangular,
        Truncated,
        Uniform,
        Weibull {
  /// P(X <= x).
  double cdf(double x);

  /// P(X > x).
  double sf(double x);

  /// The least x with F(x) >= u, for u in (0, 1).
  double quantile(double u);

  /// The least x with P(X > x) <= s, for s in (0, 1): `quantile(1 - s)` with all its digits for
  /// small s.
  double upperQuantile(double s);

  /// The draw that belongs to the uniform `u` in (0, 1).
  default double sample(double u) {
    return quantile(u);
  }

  /// E[X], `+infinity` where it does not exist.
  double mean();

  /// Var[X], `+infinity` where it does not exist.
  double variance();

  /// The least value of the support.
  double lower();

  /// The greatest value of the support, `+infinity` where there is none.
  double upper();

  /// E[X^k; X <= x] for k = 0, 1, 2: what truncation, mixing and splicing need of their parts.
  double partialMoment(int k, double x);

  /// E[X^2], `+infinity` where it does not exist.
  default double secondMoment() {
    double mean = mean();
    return variance() + mean * mean;
  }

  /// P(X < x). Differs from [#cdf] only where the law has an atom at x.
  default double cdfBelow(double x) {
    return cdf(x);
  }

  /// True where the law has no atoms, so that F(draw) is uniform.
  default boolean continuous() {
    return true;
  }

  /// Standard deviation, `+infinity` where it does not exist.
  default double sd() {
    return Math.sqrt(variance());
  }
}
