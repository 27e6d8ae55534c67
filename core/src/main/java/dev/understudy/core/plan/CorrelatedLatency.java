package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.numeric.StandardNormal;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;

/// Service times whose neighbours resemble each other: a Gaussian copula over a first-order
/// autoregression (MODELS.md 2.5).
///
/// The state z is *defined* by anchors, one each [#block] requests: there it is built from the
/// `memory` innovations before, so that any request can be drawn alone and every thread gets the
/// same bits. Between anchors z(n) = rho z(n-1) + sqrt(1 - rho^2) e(n).
public final class CorrelatedLatency implements LatencyModel {
  /// How much of the state before an anchor may be forgotten.
  private static final double FORGOTTEN = 1e-6;

  private static final int LEAST_BLOCK = 64;
  private static final double LEAST_U = 0x1p-53;

  private final Distribution law;
  private final double spearman;
  private final double rho;
  private final double innovation; // sqrt(1 - rho^2)
  private final int memory;
  private final int block;

  /// A place in the chain that is known; replaced as a whole, so that readers never see halves of
  /// two.
  private record Known(long key, long n, double z) {}

  private volatile Known latest = new Known(0, -1, 0);

  /// @param spearman lag-1 rank correlation of served service times, within -0.95..0.95 and not 0
  public CorrelatedLatency(Distribution law, double spearman) {
    if (!(Math.abs(spearman) <= 0.95) || spearman == 0) {
      throw new IllegalArgumentException(
          "correlation must be within -0.95..0.95 and not 0 but is " + spearman);
    }
    this.law = law;
    this.spearman = spearman;
    this.rho = 2 * Math.sin(Math.PI * spearman / 6);
    this.innovation = Math.sqrt((1 - rho) * (1 + rho));
    this.memory = (int) Math.ceil(Math.log(FORGOTTEN) / Math.log(Math.abs(rho)));
    this.block = Math.max(LEAST_BLOCK, memory);
  }

  @Override
  public Distribution law() {
    return law;
  }

  /// The lag-1 rank correlation as configured.
  public double spearman() {
    return spearman;
  }

  /// Lag-1 correlation of the normal scores z.
  public double rho() {
    return rho;
  }

  /// The uniform of request n, in the range of [dev.understudy.core.random.Uniform].
  @Override
  public double uniform(long key, long n) {
    double u = StandardNormal.cdf(state(key, n));
    return Math.max(LEAST_U, Math.min(u, 1 - LEAST_U));
  }

  /// The normal score of request n.
  double state(long key, long n) {
    long anchor = n - Math.floorMod(n, (long) block);
    Known known = latest;
    long from;
    double z;
    if (known.key == key && known.n >= anchor && known.n <= n) {
      from = known.n;
      z = known.z;
    } else {
      from = anchor;
      z = innovationOf(key, anchor - memory);
      for (long j = anchor - memory + 1; j <= anchor; j++) {
        z = rho * z + innovation * innovationOf(key, j);
      }
    }
    for (long j = from + 1; j <= n; j++) {
      z = rho * z + innovation * innovationOf(key, j);
    }
    latest = new Known(key, n, z);
    return z;
  }

  /// e(n), a standard normal draw.
  public static double innovationOf(long key, long n) {
    return StandardNormal.quantile(Streams.uniform(key, n, Purpose.INNOVATION));
  }

  /// Equal laws and correlations draw equal service times.
  @Override
  public boolean equals(Object other) {
    return other instanceof CorrelatedLatency that
        && law.equals(that.law)
        && spearman == that.spearman;
  }

  @Override
  public int hashCode() {
    return 31 * law.hashCode() + Double.hashCode(spearman);
  }
}
