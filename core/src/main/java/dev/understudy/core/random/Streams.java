package dev.understudy.core.random;

import java.nio.charset.StandardCharsets;

/// Where each draw comes from: the layout of key and counter (MODELS.md 2.2).
///
/// The key belongs to (seed, instance, id); the counter is the ordinal n, the [Purpose] and an
/// index within the purpose. Each position has two words of 64 bits.
public final class Streams {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio, odd
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long LOW = 0xFFFFFFFFL;

  private Streams() {}

  /// The key of everything that is drawn for `id` (an endpoint's, a window's) in instance number
  /// `instance` (0 for a single process).
  public static long key(long seed, int instance, String id) {
    return mix64(mix64(seed + GOLDEN_GAMMA * (instance + 1L)) ^ hash64(id));
  }

  /// The first word at a position.
  public static long word0(long key, long n, int purpose, int index) {
    return Philox.half(0, key, n, (purpose & LOW) | ((long) index << 32));
  }

  /// The second word at a position.
  public static long word1(long key, long n, int purpose, int index) {
    return Philox.half(1, key, n, (purpose & LOW) | ((long) index << 32));
  }

  /// The uniform of the first word at index 0 of a position.
  public static double uniform(long key, long n, int purpose) {
    return Uniform.of(word0(key, n, purpose, 0));
  }

  /// FNV-1a, 64 bits, of the UTF-8 bytes.
  public static long hash64(String id) {
    long hash = FNV_OFFSET;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /// The finaliser of SplitMix64. Steele, Lea & Flood (2014), OOPSLA.
  private static long mix64(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
