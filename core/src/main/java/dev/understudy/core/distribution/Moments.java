package dev.understudy.core.distribution;

/// Small things that the partial moments of several laws share.
final class Moments {
  private Moments() {}

  /// x^k for k = 0, 1, 2.
  static double power(double x, int k) {
    return switch (k) {
      case 0 -> 1;
      case 1 -> x;
      case 2 -> x * x;
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2 but is " + k);
    };
  }

  /// E[X^k] over the whole support.
  static double whole(Distribution law, int k) {
    return switch (k) {
      case 0 -> 1;
      case 1 -> law.mean();
      case 2 -> law.secondMoment();
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2 but is " + k);
    };
  }

  /// (e^(e ln t) - 1)/e, the integral of s^(e-1) from 1 to t: ln t where e is 0, without
  /// cancellation near it.
  static double integralOfPower(double t, double e) {
    double log = Math.log(t);
    return e == 0 ? log : Math.expm1(e * log) / e;
  }

  /// The mean of t^k for t uniform between a and b.
  static double average(int k, double a, double b) {
    return switch (k) {
      case 0 -> 1;
      case 1 -> a + (b - a) / 2;
      case 2 -> (a * a + a * b + b * b) / 3;
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2 but is " + k);
    };
  }
}
