package dev.understudy.engine.reply;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One reply with one status, encoded.
///
/// The engine frames: `Content-Length`, `Transfer-Encoding` and `Connection` are its own. A reply
/// may bring a `Date` or a `Content-Type` of its own, which then stands instead of ours.
public final class EncodedReply {
  /// Payloads up to this size are copied behind their head; above, they are sent as slices.
  // A copy of 4 KiB costs about what a second buffer in the socket's queue costs.
  public static final int LARGEST_INLINE = 4 << 10;

  /// The length of a payload that comes in chunks.
  public static final long CHUNKED = -1;

  private static final byte[] DATE = ascii("Date: ");
  private static final byte[] LENGTH = ascii("Content-Length: ");
  private static final byte[] IN_CHUNKS = ascii("Transfer-Encoding: chunked\r\n");
  // Date, Connection, framing with a length of 19 digits, empty line: 37 + 24 + 37 + 2.
  private static final int LONGEST_REST = 100;
  private static final byte[] CRLF = ascii("\r\n");
  private static final byte[] NO_DATE_YET = new byte[DateField.BYTES];

  private final int status;
  private final byte[] fields; // status line and fields, without Date and framing
  private final boolean dated;
  private final Body body;
  private final @Nullable Whole[] wholes = new @Nullable Whole[2 * Persistence.values().length];
  private @Nullable Payload payload;

  /// @param status of the reply
  /// @param headers in this order, then `more`
  /// @param more fields that are left out where `headers` has one of that name
  /// @throws IllegalArgumentException where a header cannot be sent or would break the framing
  public EncodedReply(int status, List<Header> headers, List<Header> more, Body body) {
    this.status = status;
    this.body = body;
    StringBuilder text = new StringBuilder(128);
    text.append("HTTP/1.1 ")
        .append(status)
        .append(' ')
        .append(HttpResponseStatus.valueOf(status).reasonPhrase())
        .append("\r\n");
    for (Header header : headers) {
      HeaderCheck.check(header);
      append(text, header);
    }
    if (!body.contentType().isEmpty() && hasPayload() && !names(headers, "content-type")) {
      append(text, new Header("Content-Type", body.contentType()));
    }
    for (Header header : more) {
      if (!names(headers, header.name())) {
        append(text, header);
      }
    }
    this.fields = text.toString().getBytes(StandardCharsets.UTF_8);
    this.dated = !names(headers, "date");
  }

  private static void append(StringBuilder text, Header header) {
    text.append(header.name()).append(": ").append(header.value()).append("\r\n");
  }

  private static boolean names(List<Header> headers, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return headers.stream().anyMatch(h -> h.name().toLowerCase(Locale.ROOT).equals(lower));
  }

  public int status() {
    return status;
  }

  /// Whether the status allows a payload (RFC 9110, 6.4.1).
  public boolean hasPayload() {
    return status >= 200 && status != 204 && status != 205 && status != 304;
  }

  public Body body() {
    return body;
  }

  /// The payload, for what sends it in pieces.
  public Payload payload() {
    Payload made = payload;
    if (made == null) {
      // Loops may race to make it; each result is as good as the other.
      made = Payload.of(body);
      payload = made;
    }
    return made;
  }

  /// Whether head and payload go out as one constant, [#writeWhole].
  public boolean isInline() {
    return !hasPayload()
        || body instanceof Body.Fixed(var _, var bytes) && bytes.length <= LARGEST_INLINE;
  }

  /// Bytes that [#writeWhole] writes.
  public int wholeBytes(Persistence persistence, boolean headOnly) {
    return whole(persistence, headOnly).bytes.length;
  }

  /// Writes head and payload; only where [#isInline].
  public void writeWhole(ByteBuf out, Persistence persistence, boolean headOnly, byte[] date) {
    Whole whole = whole(persistence, headOnly);
    int from = out.writerIndex();
    out.writeBytes(whole.bytes);
    if (whole.dateAt >= 0) {
      out.setBytes(from + whole.dateAt, date);
    }
  }

  /// Bytes that [#writeHead] writes at most.
  public int headBytes(CharSequence more) {
    return fields.length + more.length() + LONGEST_REST;
  }

  /// Writes a head.
  ///
  /// @param more further field lines, each with its CR LF
  /// @param length of the payload, or [#CHUNKED]
  public void writeHead(
      ByteBuf out, Persistence persistence, byte[] date, CharSequence more, long length) {
    out.writeBytes(fields);
    if (dated) {
      out.writeBytes(DATE).writeBytes(date).writeBytes(CRLF);
    }
    ByteBufUtil.writeAscii(out, persistence.field);
    ByteBufUtil.writeAscii(out, more);
    if (length == CHUNKED) {
      out.writeBytes(IN_CHUNKS);
    } else if (hasPayload() || status == 205) {
      out.writeBytes(LENGTH);
      ByteBufUtil.writeAscii(out, Long.toString(hasPayload() ? length : 0));
      out.writeBytes(CRLF);
    }
    out.writeBytes(CRLF);
  }

  private Whole whole(Persistence persistence, boolean headOnly) {
    int index = 2 * persistence.ordinal() + (headOnly ? 1 : 0);
    Whole whole = wholes[index];
    if (whole == null) {
      whole = encode(persistence, headOnly);
      wholes[index] = whole;
    }
    return whole;
  }

  private Whole encode(Persistence persistence, boolean headOnly) {
    byte[] content =
        hasPayload() && body instanceof Body.Fixed(var _, var bytes) ? bytes : new byte[0];
    ByteBuf out = Unpooled.buffer(256 + fields.length + content.length);
    writeHead(out, persistence, NO_DATE_YET, "", content.length);
    if (!headOnly) {
      out.writeBytes(content);
    }
    return new Whole(ByteBufUtil.getBytes(out), dated ? fields.length + DATE.length : -1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Final fields: safe to hand from loop to loop without a lock.
  private static final class Whole {
    final byte[] bytes;
    final int dateAt;

    Whole(byte[] bytes, int dateAt) {
      this.bytes = bytes;
      this.dateAt = dateAt;
    }
  }
}
