package dev.understudy.core.distribution;

import dev.understudy.core.numeric.StandardNormal;
import org.jspecify.annotations.Nullable;

/// The normal law N(mu, sigma) cut at 0 and re-normalised: F(x) = (Phi((x-mu)/sigma) - Phi(A)) /
/// Phi(-A), A = -mu/sigma. With h = phi(A)/Phi(-A): mean = sigma (h - A), variance = sigma^2 (1 -
/// h(h - A)).
public final class Normal implements Distribution {
  static final Kind KIND =
      Kind.named("normal", "bell-shaped, cut at 0; for spreads up to half of the mean")
          .form("mean and spread", Normal::ofMoments, Keys.mean(), Keys.sd())
          .form("two percentiles", Normal::ofQuantiles, Keys.pA(), Keys.pB())
          .form(
              "the uncut mean and standard deviation",
              g -> new Normal(g.get("mu"), g.get("sigma")),
              Keys.value("mu", "the mean before the cut at 0"),
              Keys.value("sigma", "the standard deviation before the cut at 0"))
          .chart(new NormalChart())
          .build();

  /// Up to here the mass below 0 is under 1e-23 and changes no digit.
  private static final double CV_UNCUT = 0.1;

  private static final double GREATEST_CV = 0.95; // towards 1 the law becomes an exponential
  private static final double LEAST_A = -11;
  private static final double GREATEST_A = 4;

  private final double mu;
  private final double sigma;
  private final double cut; // A
  private final double belowCut; // Phi(A)
  private final double kept; // Phi(-A)

  public Normal(double mu, double sigma) {
    Check.finite("mu", mu);
    Check.positive("sigma", sigma);
    this.mu = mu;
    this.sigma = sigma;
    cut = -mu / sigma;
    belowCut = StandardNormal.cdf(cut);
    kept = StandardNormal.cdf(-cut);
    if (!(kept > 0)) {
      throw new IllegalArgumentException(
          "mu " + mu + " lies so many sigma " + sigma + " below 0 that nothing is left above it");
    }
  }

  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double sd = given.get(Keys.SD);
    double cv = sd / mean;
    if (cv > GREATEST_CV) {
      throw given.refuse(
          Keys.SD,
          "normal cut at 0 with mean "
              + given.showExactly(given.stated(0))
              + " cannot have sd "
              + given.showExactly(sd)
              + " (attainable: at most "
              + given.show(GREATEST_CV * mean)
              + ")",
          "A spread this wide is no bell: write `gamma` or `lognormal` with the same mean and sd.");
    }
    if (cv <= CV_UNCUT) {
      return new Normal(mean, sd);
    }
    double a = Root.between(LEAST_A, GREATEST_A, t -> Math.log(cv(t) / cv));
    double sigma = mean / (StandardNormal.hazard(a) - a);
    return new Normal(-a * sigma, sigma);
  }

  /// sd/mean of the served law, rising strictly from 0 to 1 with A.
  private static double cv(double a) {
    double h = StandardNormal.hazard(a);
    return Math.sqrt(1 - h * (h - a)) / (h - a);
  }

  /// A from the ratio of the two quantiles: sigma (y_u - A) with Phi(y_u) = Phi(A) + u Phi(-A)
  /// cancels sigma.
  private static Distribution ofQuantiles(Given given) {
    double pA = given.probability("pA");
    double pB = given.probability("pB");
    double qA = given.get("pA");
    double qB = given.get("pB");
    double zA = StandardNormal.quantile(pA);
    double uncutSigma = (qB - qA) / (StandardNormal.quantile(pB) - zA);
    double uncutMu = qA - zA * uncutSigma;
    if (-uncutMu / uncutSigma <= -9.5) { // 1e-21 of it would be cut away
      return new Normal(uncutMu, uncutSigma);
    }
    double ratio = qB / qA;
    double greatest = above(GREATEST_A, pB) / above(GREATEST_A, pA);
    if (!(ratio < greatest)) {
      throw Refusal.ratio(given, 1, greatest);
    }
    double a =
        Root.between(LEAST_A, GREATEST_A, t -> Math.log(above(t, pB) / above(t, pA) / ratio));
    double sigma = qB / above(a, pB);
    return new Normal(-a * sigma, sigma);
  }

  /// The u-quantile of the law above its cut, in sigmas.
  private static double above(double a, double u) {
    return new Normal(-a, 1).quantile(u);
  }

  public double mu() {
    return mu;
  }

  public double sigma() {
    return sigma;
  }

  @Override
  public double cdf(double x) {
    if (x <= 0) {
      return 0;
    }
    double y = (x - mu) / sigma;
    // On the side of the smaller tail, so that the difference keeps its digits.
    return cut > 0
        ? (kept - StandardNormal.cdf(-y)) / kept
        : (StandardNormal.cdf(y) - belowCut) / kept;
  }

  @Override
  public double sf(double x) {
    return x <= 0 ? 1 : StandardNormal.cdf((mu - x) / sigma) / kept;
  }

  @Override
  public double quantile(double u) {
    return at(belowCut + u * kept, (1 - u) * kept);
  }

  @Override
  public double upperQuantile(double s) {
    return at(belowCut + (1 - s) * kept, s * kept);
  }

  /// mu + sigma z from the two tails of z; the rounding of z near the cut may not reach below 0.
  private double at(double below, double above) {
    double z = above < 0.5 ? -StandardNormal.quantile(above) : StandardNormal.quantile(below);
    return Math.max(0, mu + sigma * z);
  }

  @Override
  public double mean() {
    return sigma * (StandardNormal.hazard(cut) - cut);
  }

  @Override
  public double variance() {
    double h = StandardNormal.hazard(cut);
    return sigma * sigma * (1 - h * (h - cut));
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// Differences of M1 = mu Phi(y) - sigma phi(y) and M2 = (mu^2 + sigma^2) Phi(y) - sigma (mu + x)
  /// phi(y) between 0 and x; by quadrature where x is so close to 0 that they would cancel.
  @Override
  public double partialMoment(int k, double x) {
    if (x <= 0) {
      return 0;
    }
    if (k == 0) {
      return cdf(x);
    }
    if (x == Double.POSITIVE_INFINITY) {
      return Moments.whole(this, k);
    }
    double y = (x - mu) / sigma;
    if (y - cut < 1) {
      return GaussLegendre.over(
              0, x, t -> Moments.power(t, k) * StandardNormal.density((t - mu) / sigma))
          / (sigma * kept);
    }
    double mass = cdf(x);
    double atX = StandardNormal.density(y);
    double atCut = StandardNormal.density(cut);
    return switch (k) {
      case 1 -> mu * mass - sigma * (atX - atCut) / kept;
      case 2 -> (mu * mu + sigma * sigma) * mass - sigma * ((mu + x) * atX - mu * atCut) / kept;
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2 but is " + k);
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Normal n && mu == n.mu && sigma == n.sigma;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(mu) + Double.hashCode(sigma);
  }

  @Override
  public String toString() {
    return "Normal[mu=" + mu + ", sigma=" + sigma + "]";
  }
}
