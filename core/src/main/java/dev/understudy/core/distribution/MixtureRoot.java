package dev.understudy.core.distribution;

/// inf{x : F(x) >= u} of a mixture within a bracket, or inf{x : S(x) <= s}: T. R. Chandrupatla
/// (1997), Adv. Eng. Softw. 28, 145-149 (inverse quadratic steps where they are safe, halving where
/// not), which needs no density.
///
/// Both sides become one by the signed miss: below 0 left of the root, at least 0 from it on.
final class MixtureRoot {
  private static final double MISS = 1e-13; // of the tail probability
  private static final double WIDTH = 1e-12; // of x

  private MixtureRoot() {}

  /// @param tail u, or s if `above`
  static double search(Mixture law, double tail, boolean above, double from, double to) {
    if (!(from < to)) {
      return to;
    }
    double atFrom = miss(law, tail, above, from);
    if (atFrom >= 0) {
      return from;
    }
    double lo = from;
    double hi = to;
    boolean uneven = law.uneven();
    if (uneven) {
      for (double atom = law.atomWithin(lo, hi); atom > lo; atom = law.atomWithin(lo, hi)) {
        if (miss(law, tail, above, atom) < 0) {
          lo = atom;
          break;
        }
        if (missBelow(law, tail, above, atom) < 0) {
          return atom;
        }
        if (atom >= hi) {
          break;
        }
        hi = atom;
      }
    }
    return root(law, tail, above, lo, hi, uneven);
  }

  private static double miss(Mixture law, double tail, boolean above, double x) {
    return above ? tail - law.sf(x) : law.cdf(x) - tail;
  }

  private static double missBelow(Mixture law, double tail, boolean above, double x) {
    double below = law.cdfBelow(x);
    return above ? tail - (1 - below) : below - tail;
  }

  private static double root(
      Mixture law, double tail, boolean above, double from, double to, boolean uneven) {
    double goal = uneven ? 0 : MISS * tail;
    double a = to; // the newest end
    double b = from;
    double fa = miss(law, tail, above, a);
    double fb = miss(law, tail, above, b);
    double lo = from;
    double hi = to;
    double share = 0.5;
    if (fb < 0 && fa > 0) {
      share = fa / (fa - fb); // F is nearly straight within a cell
    }
    for (int i = 0; i < 200; i++) {
      double x = a + share * (b - a);
      if (!(x > lo && x < hi)) {
        x = lo + (hi - lo) / 2;
        if (!(x > lo && x < hi)) {
          return hi; // neighbouring doubles
        }
      }
      double fx = miss(law, tail, above, x);
      if (Math.abs(fx) <= goal && !uneven) {
        return x;
      }
      double c;
      double fc;
      if (fx >= 0 == fa >= 0) {
        c = a;
        fc = fa;
      } else {
        c = b;
        fc = fb;
        b = a;
        fb = fa;
      }
      a = x;
      fa = fx;
      if (fx >= 0) {
        hi = x;
      } else {
        lo = x;
      }
      if (!uneven && hi - lo <= WIDTH * hi) {
        return Math.abs(fa) < Math.abs(fb) ? a : b;
      }
      double xi = (a - b) / (c - b);
      double phi = (fa - fb) / (fc - fb);
      boolean safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
      share =
          safe
              ? fa / (fb - fa) * fc / (fb - fc)
                  + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
              : 0.5;
      double least = 0.5 * WIDTH * hi / Math.abs(b - a);
      if (!uneven && share < least) {
        share = least; // step over the root, so that the bracket closes from both sides
      }
    }
    return hi;
  }
}
