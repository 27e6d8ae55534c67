package dev.understudy.config.data;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Payloads of a size or a size law (`generate:`). Their content is the same in every run, whatever
/// the seed: only the length is drawn.
public final class Payloads {
  /// What a payload is made of.
  public enum Kind {
    /// English words in ASCII, `text/plain`.
    TEXT,
    /// One object with one string, `{"data":"..."}`; valid at every length.
    JSON,
    /// Bytes without pattern, which do not compress.
    BYTES;

    /// As written in a configuration.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A size law that gives lengths which the kind cannot have.
  public static final class TooSmallException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int least;

    TooSmallException(int least, double share) {
      super(
          String.format(
              Locale.ROOT,
              "a JSON payload has at least %d bytes, but %.3g %% of the sizes would be smaller",
              least,
              100 * share));
      this.least = least;
    }

    /// Bytes of the shortest payload of the kind.
    public int least() {
      return least;
    }
  }

  private static final byte[] NOTHING = {};
  private static final byte[] OPEN = ascii("{\"data\":\"");
  private static final byte[] CLOSE = ascii("\"}");
  private static final int NOISE_BYTES = 1 << 16;
  private static final double NEVER = 1e-9; // one request in a day of 10,000/s

  private static final byte[] WORDS =
      ascii(
          "The understudy knows every line of the play, waits behind the scenes, and goes on when"
              + " the lead cannot: a little slower on some nights, now and then with a cough, but"
              + " always as rehearsed. Nobody in the stalls should see the difference, and the"
              + " company learns what it can do without its star. ");

  private Payloads() {}

  /// @param size in bytes
  /// @throws TooSmallException where the law gives lengths that a JSON payload cannot have
  public static Body.Generated of(Kind kind, Distribution size) {
    return switch (kind) {
      case TEXT -> new Body.Generated("text/plain; charset=utf-8", NOTHING, WORDS, NOTHING, size);
      case BYTES -> new Body.Generated("application/octet-stream", NOTHING, noise(), NOTHING, size);
      case JSON -> {
        int least = OPEN.length + CLOSE.length;
        double smaller = size.cdfBelow(least - 0.5); // lengths are rounded
        if (smaller > NEVER) {
          throw new TooSmallException(least, smaller);
        }
        yield new Body.Generated("application/json", OPEN, WORDS, CLOSE, size);
      }
    };
  }

  private static byte[] noise() {
    ByteBuffer noise = ByteBuffer.allocate(NOISE_BYTES);
    for (int i = 0; noise.hasRemaining(); i++) {
      noise.putLong(Streams.word0(0, i, Purpose.BODY, 0));
    }
    return noise.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
