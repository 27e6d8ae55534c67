package dev.understudy.config.compile;

import java.nio.charset.StandardCharsets;

/// 64 bits of everything that decides an endpoint's behaviour, whatever the spelling. FNV-1a over
/// 64-bit words with a final mix: two behaviours agree by chance once in 10^19; nothing depends on
/// it but whether counters go on after a reload.
final class Fingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = OFFSET;

  Fingerprint with(long word) {
    long mixed = word;
    for (int i = 0; i < Long.BYTES; i++) {
      hash = (hash ^ (mixed & 0xff)) * PRIME;
      mixed >>>= Byte.SIZE;
    }
    return this;
  }

  Fingerprint with(double value) {
    return with(Double.doubleToLongBits(value));
  }

  Fingerprint with(String text) {
    return with(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Length first, so that neighbours cannot run into each other.
  Fingerprint with(byte[] bytes) {
    with((long) bytes.length);
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return this;
  }

  long value() {
    long z = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL; // the finaliser of MurmurHash3
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
