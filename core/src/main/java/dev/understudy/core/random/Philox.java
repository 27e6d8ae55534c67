package dev.understudy.core.random;

/// Philox4x32-10, a counter-based generator: 128 bits for a 64-bit key and a 128-bit counter, every
/// key and counter allowed. Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy
/// as 1, 2, 3", SC '11. Passes BigCrush.
final class Philox {
  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9; // golden ratio
  private static final int WEYL_1 = 0xBB67AE85; // sqrt(3) - 1
  private static final long LOW = 0xFFFFFFFFL;

  private Philox() {}

  /// One half of the block at a counter: words 0 and 1 (`half` = 0) or 2 and 3 (`half` = 1) of the
  /// result, the lower-numbered word in the low bits. Returning a long keeps it free of allocation;
  /// the other half costs a second call.
  static long half(int half, long key, long counterLow, long counterHigh) {
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    int x0 = (int) counterLow;
    int x1 = (int) (counterLow >>> 32);
    int x2 = (int) counterHigh;
    int x3 = (int) (counterHigh >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (x0 & LOW);
      long p1 = MULTIPLIER_1 * (x2 & LOW);
      x0 = (int) (p1 >>> 32) ^ x1 ^ k0;
      x1 = (int) p1;
      x2 = (int) (p0 >>> 32) ^ x3 ^ k1;
      x3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return half == 0 ? (x0 & LOW) | ((long) x1 << 32) : (x2 & LOW) | ((long) x3 << 32);
  }
}
