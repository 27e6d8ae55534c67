package dev.understudy.engine.http;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Reads one payload after another, of a stated length or in chunks (RFC 9112, 6 and 7.1): counts
/// it, and keeps it where somebody has to see it. One connection owns it.
public final class PayloadReader {
  private enum State {
    DATA,
    SIZE_FIRST_DIGIT,
    SIZE,
    EXTENSION,
    SIZE_LF,
    CHUNK_DATA,
    CHUNK_CR,
    CHUNK_LF,
    TRAILER_START,
    TRAILER_NAME,
    TRAILER_VALUE,
    TRAILER_LF,
    LAST_LF,
    COMPLETE
  }

  private static final int MOST_DIGITS = 15; // 2^60 bytes

  private final Limits limits;
  private State state = State.COMPLETE;
  private long left; // of the payload or of the chunk
  private int digits;
  private int overhead; // bytes of extensions since the last chunk, or of trailers
  private @Nullable ByteArrayOutputStream kept;

  public PayloadReader(Limits limits) {
    this.limits = limits;
  }

  /// Begins a payload.
  ///
  /// @param bytes its length, or [RequestHead#CHUNKED]
  /// @param keep whether [#payload] will be asked for; it is bounded by [Limits#bodyBytes]
  public void begin(long bytes, boolean keep) throws BadRequest {
    kept = keep ? new ByteArrayOutputStream() : null;
    overhead = 0;
    left = Math.max(0, bytes);
    if (keep && left > limits.bodyBytes()) {
      throw tooLong();
    }
    state =
        bytes == RequestHead.CHUNKED
            ? State.SIZE_FIRST_DIGIT
            : bytes == 0 ? State.COMPLETE : State.DATA;
  }

  public boolean complete() {
    return state == State.COMPLETE;
  }

  /// The payload, once complete.
  public byte[] payload() {
    if (kept == null || !complete()) {
      throw new IllegalStateException("the payload was not kept or is not complete");
    }
    byte[] bytes = kept.toByteArray();
    kept = null;
    return bytes;
  }

  /// Takes what belongs to the payload of `bytes[from, to)`; gives the index behind it.
  public int read(byte[] bytes, int from, int to) throws BadRequest {
    int at = from;
    while (at < to && state != State.COMPLETE) {
      if (state == State.DATA || state == State.CHUNK_DATA) {
        at = readData(bytes, at, to);
      } else {
        state = next(bytes[at++]);
      }
    }
    return at;
  }

  private int readData(byte[] bytes, int from, int to) throws BadRequest {
    int taken = (int) Math.min(left, to - from);
    left -= taken;
    ByteArrayOutputStream keep = kept;
    if (keep != null) {
      if (keep.size() + taken > limits.bodyBytes()) {
        throw tooLong();
      }
      keep.write(bytes, from, taken);
    }
    if (left == 0) {
      state = state == State.DATA ? State.COMPLETE : State.CHUNK_CR;
    }
    return from + taken;
  }

  /// The state after one byte of what surrounds the data.
  private State next(byte b) throws BadRequest {
    return switch (state) {
      case SIZE_FIRST_DIGIT -> {
        left = 0;
        digits = 0;
        yield size(b);
      }
      case SIZE -> b == '\r' ? State.SIZE_LF : b == ';' ? State.EXTENSION : size(b);
      case EXTENSION -> b == '\r' ? State.SIZE_LF : surrounding(b, State.EXTENSION);
      case SIZE_LF -> lineFeed(b, left == 0 ? State.TRAILER_START : State.CHUNK_DATA);
      case CHUNK_CR -> expect(b, '\r', State.CHUNK_LF);
      case CHUNK_LF -> {
        overhead = 0;
        yield lineFeed(b, State.SIZE_FIRST_DIGIT);
      }
      case TRAILER_START -> b == '\r' ? State.LAST_LF : trailerName(b);
      case TRAILER_NAME -> b == ':' ? State.TRAILER_VALUE : trailerName(b);
      case TRAILER_VALUE -> b == '\r' ? State.TRAILER_LF : surrounding(b, State.TRAILER_VALUE);
      case TRAILER_LF -> lineFeed(b, State.TRAILER_START);
      case LAST_LF -> lineFeed(b, State.COMPLETE);
      case DATA, CHUNK_DATA, COMPLETE -> throw new IllegalStateException("not in " + state);
    };
  }

  private State size(byte b) throws BadRequest {
    int digit = Characters.hex(b);
    if (digit < 0) {
      throw BadRequest.malformed(
          "a chunk's size must be a hexadecimal number, without " + BadRequest.show(b));
    }
    if (++digits > MOST_DIGITS) {
      throw BadRequest.malformed("a chunk's size has more than " + MOST_DIGITS + " digits");
    }
    left = left << 4 | digit;
    return State.SIZE;
  }

  private State trailerName(byte b) throws BadRequest {
    if (!Characters.isToken(b)) {
      throw BadRequest.malformed("a trailer's name must not have the byte " + BadRequest.show(b));
    }
    return surrounding(b, State.TRAILER_NAME);
  }

  private State surrounding(byte b, State then) throws BadRequest {
    if (!Characters.isField(b)) {
      throw BadRequest.malformed(
          "a chunk extension or trailer must not have the byte " + BadRequest.show(b));
    }
    if (++overhead > limits.headBytes()) {
      throw new BadRequest(
          431, "extensions or trailers are longer than " + limits.headBytes() + " bytes");
    }
    return then;
  }

  private static State lineFeed(byte b, State then) throws BadRequest {
    return expect(b, '\n', then);
  }

  private static State expect(byte b, char wanted, State then) throws BadRequest {
    if (b != wanted) {
      throw BadRequest.malformed("a chunk must end with CR LF, but there is " + BadRequest.show(b));
    }
    return then;
  }

  private BadRequest tooLong() {
    return new BadRequest(
        413, "the payload is longer than the " + limits.bodyBytes() + " bytes that are looked at");
  }
}
