package dev.understudy.config.openapi;

/// A place in a payload, from which its draws come: the same seed and way to it give the same ones.
///
/// @param state all that led here
record Draw(long state) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /// The place of a part by its number.
  Draw at(int part) {
    return new Draw(mixed(state + GOLDEN * (part + 1L)));
  }

  /// The place of a part by its name.
  Draw at(String part) {
    return at(part.hashCode());
  }

  /// 64 bits. The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  long word() {
    return mixed(state + GOLDEN);
  }

  /// From 0 up to but not including `n`, which is above 0.
  int below(int n) {
    return (int) Long.remainderUnsigned(word(), n);
  }

  /// In 0..1, without 1.
  double uniform() {
    return (word() >>> 11) * 0x1p-53;
  }

  private static long mixed(long word) {
    long z = (word ^ word >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
