package dev.understudy.engine.http;

import java.nio.charset.StandardCharsets;

/// What the fields of one head mean for its framing and its connection (RFC 9112, 3.2, 6 and 9).
/// Anything that two parties could read differently is refused (RFC 9112, 11.2).
final class FieldRules {
  private static final int MOST_DIGITS = 18; // below 2^63

  private int hosts;
  private int lengths;
  private int codings;
  private long length;
  private boolean close;
  private boolean keepAlive;

  void begin() {
    hosts = 0;
    lengths = 0;
    codings = 0;
    length = 0;
    close = false;
    keepAlive = false;
  }

  void apply(byte[] bytes, int from, int to, int valueFrom, int valueTo, RequestHead head)
      throws BadRequest {
    switch (to - from) {
      case 4 -> {
        if (Characters.equalsIgnoreCase(bytes, from, to, "host")) {
          host(bytes, valueFrom, valueTo);
        }
      }
      case 6 -> {
        if (Characters.equalsIgnoreCase(bytes, from, to, "expect")) {
          expectation(bytes, valueFrom, valueTo, head);
        }
      }
      case 10 -> {
        if (Characters.equalsIgnoreCase(bytes, from, to, "connection")) {
          connection(bytes, valueFrom, valueTo);
        }
      }
      case 14 -> {
        if (Characters.equalsIgnoreCase(bytes, from, to, "content-length")) {
          contentLength(bytes, valueFrom, valueTo);
        }
      }
      case 17 -> {
        if (Characters.equalsIgnoreCase(bytes, from, to, "transfer-encoding")) {
          transferEncoding(bytes, valueFrom, valueTo);
        }
      }
      default -> {}
    }
  }

  void finish(RequestHead head) throws BadRequest {
    if (hosts == 0 && head.minorVersion > 0) {
      throw BadRequest.malformed("an HTTP/1.1 request must have a Host field");
    }
    if (codings > 0 && head.minorVersion == 0) {
      throw BadRequest.malformed("HTTP/1.0 has no Transfer-Encoding");
    }
    if (codings > 0 && lengths > 0) {
      throw BadRequest.malformed("Content-Length and Transfer-Encoding must not stand together");
    }
    head.payloadBytes = codings > 0 ? RequestHead.CHUNKED : length;
    head.persistent = !close && (head.minorVersion > 0 || keepAlive);
    // RFC 9110, 10.1.1: not from HTTP/1.0, and nothing to wait for without a payload.
    head.expectsContinue &= head.minorVersion > 0 && head.payloadBytes != RequestHead.NO_PAYLOAD;
  }

  private void host(byte[] bytes, int from, int to) throws BadRequest {
    if (++hosts > 1) {
      throw BadRequest.malformed("there must be one Host field");
    }
    for (int i = from; i < to; i++) {
      if (!Characters.isHost(bytes[i])) {
        throw BadRequest.malformed("Host must not have the byte " + BadRequest.show(bytes[i]));
      }
    }
  }

  private void contentLength(byte[] bytes, int from, int to) throws BadRequest {
    if (++lengths > 1) {
      throw BadRequest.malformed("there must be one Content-Length field");
    }
    if (from == to || to - from > MOST_DIGITS) {
      throw noLength(bytes, from, to);
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        throw noLength(bytes, from, to);
      }
      length = 10 * length + bytes[i] - '0';
    }
  }

  private static BadRequest noLength(byte[] bytes, int from, int to) {
    return BadRequest.malformed(
        "Content-Length must be one decimal number but is \"" + text(bytes, from, to) + "\"");
  }

  private void transferEncoding(byte[] bytes, int from, int to) throws BadRequest {
    if (++codings > 1) {
      throw BadRequest.malformed("there must be one Transfer-Encoding field");
    }
    if (Characters.equalsIgnoreCase(bytes, from, to, "chunked")) {
      return;
    }
    String value = text(bytes, from, to);
    if (value.matches("[A-Za-z0-9-]+ *, *(?i:chunked)") && !value.matches("(?i:chunked) *,.*")) {
      throw new BadRequest(501, "of the transfer codings only chunked is read, not " + value);
    }
    throw BadRequest.malformed("Transfer-Encoding must be chunked but is \"" + value + "\"");
  }

  private static void expectation(byte[] bytes, int from, int to, RequestHead head)
      throws BadRequest {
    if (!Characters.equalsIgnoreCase(bytes, from, to, "100-continue")) {
      throw new BadRequest(417, "of the expectations only 100-continue can be met");
    }
    head.expectsContinue = true;
  }

  private void connection(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || bytes[i] == ',') {
        int end = i;
        while (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) {
          start++;
        }
        while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
          end--;
        }
        close |= Characters.equalsIgnoreCase(bytes, start, end, "close");
        keepAlive |= Characters.equalsIgnoreCase(bytes, start, end, "keep-alive");
        start = i + 1;
      }
    }
  }

  private static String text(byte[] bytes, int from, int to) {
    int shown = Math.min(to, from + 40);
    return new String(bytes, from, shown - from, StandardCharsets.ISO_8859_1);
  }
}
