package dev.understudy.core.verify;

/// Which look this is at data that still grow. Whoever tests again and again at level alpha will
/// reject what is right in the end; look j = 1, 2, ... may therefore use only alpha_j = 6
/// alpha/(pi^2 j^2), whose sum over all looks is alpha.
///
/// @param number 1, 2, ... for a look that others may follow; 0 for the only one
public record Look(int number) {
  /// The data are complete and judged once: all of alpha.
  public static final Look ONLY = new Look(0);

  public Look {
    if (number < 0) {
      throw new IllegalArgumentException(
          "a look is numbered from 1 (0: the only one) but is " + number);
    }
  }

  /// The look at n requests, when one looks at `first` and at each doubling; before `first` is the
  /// first look too.
  public static Look atDoubling(long n, long first) {
    if (first < 1) {
      throw new IllegalArgumentException(
          "the first look needs at least 1 request but is at " + first);
    }
    return new Look(n < 2 * first ? 1 : 64 - Long.numberOfLeadingZeros(n / first));
  }

  /// The level that this look may use of `alpha`.
  public double share(double alpha) {
    return number == 0 ? alpha : 6 * alpha / (Math.PI * Math.PI * number * number);
  }

  /// More looks may follow: what is shown is not the last word.
  public boolean provisional() {
    return number > 0;
  }
}
