package dev.understudy.config.explain;

import dev.understudy.core.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/// A law as points to draw: all but the outer half per mille on either side.
///
/// @param logarithmic whether the points lie at equal ratios instead of equal distances
/// @param x where, rising, in the unit of the law
/// @param cdf share at or below
/// @param density per unit of the law, of what is not heaped on single values: the mean over the
///   cells on either side
/// @param atoms single values that a share of at least a thousandth falls on
public record Curve(
    boolean logarithmic, double[] x, double[] cdf, double[] density, List<Atom> atoms) {
  private static final double LEFT_OUT = 5e-4;
  private static final double WIDE = 20; // ratio of the ends above which it is logarithmic
  private static final double LEAST_ATOM = 1e-3;
  private static final int LOOKS = 400; // for atoms: one of LEAST_ATOM or more is hit or small

  public Curve {
    atoms = List.copyOf(atoms);
  }

  /// A value and the share that falls on it.
  public record Atom(double x, double share) {}

  /// @param points at least 3
  public static Curve of(Distribution law, int points) {
    List<Atom> atoms = law.continuous() ? List.of() : atoms(law);
    double low = Math.max(0, law.quantile(LEFT_OUT));
    double high = law.upperQuantile(LEFT_OUT);
    if (!(high > low)) { // all on one value
      high = low > 0 ? low * 1.5 : 1;
      low = low / 1.5;
    }
    boolean logarithmic = low > 0 && high / low > WIDE;
    double[] x = new double[points];
    double[] cdf = new double[points];
    double[] smooth = new double[points];
    for (int i = 0; i < points; i++) {
      double share = (double) i / (points - 1);
      x[i] = logarithmic ? low * Math.pow(high / low, share) : low + (high - low) * share;
      cdf[i] = law.cdf(x[i]);
      smooth[i] = cdf[i] - heaped(atoms, x[i]);
    }
    double[] density = new double[points];
    for (int i = 0; i < points; i++) {
      int left = Math.max(0, i - 1);
      int right = Math.min(points - 1, i + 1);
      density[i] = Math.max(0, smooth[right] - smooth[left]) / (x[right] - x[left]);
    }
    return new Curve(logarithmic, x, cdf, density, atoms);
  }

  private static double heaped(List<Atom> atoms, double x) {
    double share = 0;
    for (Atom atom : atoms) {
      share += atom.x() <= x ? atom.share() : 0;
    }
    return share;
  }

  private static List<Atom> atoms(Distribution law) {
    List<Atom> atoms = new ArrayList<>();
    for (int i = 0; i < LOOKS; i++) {
      double x = law.quantile((i + 0.5) / LOOKS);
      double share = law.cdf(x) - law.cdfBelow(x);
      if (share >= LEAST_ATOM && (atoms.isEmpty() || atoms.getLast().x() < x)) {
        atoms.add(new Atom(x, share));
      }
    }
    return atoms;
  }
}
