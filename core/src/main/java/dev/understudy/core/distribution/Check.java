package dev.understudy.core.distribution;

/// Checks of constructors. A violation is a bug of the caller: what people write is checked before,
/// by [Families] and the factories.
final class Check {
  private Check() {}

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be > 0 and finite but is " + value);
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be >= 0 and finite but is " + value);
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite but is " + value);
    }
  }

  static void ascending(String less, double low, String more, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          less + " must be < " + more + " but they are " + low + " and " + high);
    }
  }

  static void order(int k) {
    if (k < 0 || k > 2) {
      throw new IllegalArgumentException("order of a moment must be 0, 1 or 2 but is " + k);
    }
  }
}
