package dev.understudy.core.outcome;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.Arrays;

/// Harm to a payload: a pure function of the payload and the request's position. The payload given
/// is never changed.
public sealed interface Damage {
  /// Bytes of the largest payload that can be damaged: damage needs all of it in memory, per
  /// request.
  int LARGEST_PAYLOAD = 16 << 20;

  /// The payload of request n after the harm.
  byte[] apply(byte[] payload, long key, long n);

  /// Cuts the last `share` of the payload off, 0..1; at least one byte of a payload that is not
  /// empty.
  record Truncate(double share) implements Damage {
    @Override
    public byte[] apply(byte[] payload, long key, long n) {
      long kept = (long) Math.rint(payload.length * (1 - share));
      return Arrays.copyOf(payload, (int) Math.max(0, Math.min(kept, payload.length - 1L)));
    }
  }

  /// Sends `with` instead.
  record Replace(byte[] with) implements Damage {
    @Override
    public byte[] apply(byte[] payload, long key, long n) {
      return with.clone();
    }
  }

  /// Flips `count` different bits at drawn places; all of them where the payload has fewer.
  record FlipBits(int count) implements Damage {
    @Override
    public byte[] apply(byte[] payload, long key, long n) {
      byte[] damaged = payload.clone();
      long bits = 8L * payload.length;
      var flipped = new java.util.HashSet<Long>();
      for (int i = 0; flipped.size() < Math.min(count, bits); i++) {
        long bit = (long) (Uniform.of(Streams.word0(key, n, Purpose.DAMAGE, i)) * bits);
        if (flipped.add(bit)) {
          damaged[(int) (bit >>> 3)] ^= (byte) (1 << (bit & 7));
        }
      }
      return damaged;
    }
  }

  /// Replaces the bytes of one contiguous `share` of the payload, at a drawn place, by drawn
  /// printable characters.
  record Garble(double share) implements Damage {
    private static final int PRINTABLE = '~' - ' ' + 1;

    @Override
    public byte[] apply(byte[] payload, long key, long n) {
      byte[] damaged = payload.clone();
      int length = (int) Math.min(payload.length, Math.ceil(payload.length * share));
      double place = Streams.uniform(key, n, Purpose.DAMAGE);
      int start = (int) (place * (payload.length - length + 1));
      for (int i = 0; i < length; i++) {
        double u = Uniform.of(Streams.word0(key, n, Purpose.DAMAGE, i + 1));
        byte drawn = (byte) (' ' + (int) (u * PRINTABLE));
        // A draw that hits the byte that was there would be no damage.
        damaged[start + i] = drawn == payload[start + i] ? (byte) (drawn ^ 1) : drawn;
      }
      return damaged;
    }
  }
}
