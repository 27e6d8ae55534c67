package dev.understudy.core.random;

/// A word as a number in the open interval (0, 1).
public final class Uniform {
  private Uniform() {}

  /// 52 bits, in the middle of its cell: exact, never 0 or 1, and 1 - u is exact too; from 2^-53 to
  /// 1 - 2^-53. Not 53 bits: the largest would round to 1.0, whose quantile is infinite.
  public static double of(long word) {
    return ((word >>> 12) + 0.5) * 0x1p-52;
  }
}
