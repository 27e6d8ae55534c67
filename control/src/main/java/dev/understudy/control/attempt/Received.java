package dev.understudy.control.attempt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.understudy.core.outcome.Header;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What came back, as far as it came.
///
/// @param status 0 where no status line came
/// @param body without the chunks' frames; at most [Exchange#MOST_BYTES] of the whole reply are
///   kept
/// @param broken in words, where it is no whole reply
record Received(int status, List<Header> headers, byte[] body, Optional<String> broken) {
  Received {
    headers = List.copyOf(headers);
  }

  /// Reads a reply from the bytes of a connection that is over.
  ///
  /// @param ended how the connection ended, where it did not end well
  /// @param kept false where there was more than `bytes`
  static Received of(String method, byte[] bytes, Optional<String> ended, boolean kept) {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n", -1);
    if (end < 0 || !lines[0].matches("HTTP/1\\.[01] [1-5][0-9][0-9].*")) {
      String why = bytes.length == 0 ? "nothing came" : "what came is no HTTP: " + start(text);
      return new Received(
          0, List.of(), bytes, Optional.of(ended.map(it -> why + "; " + it).orElse(why)));
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(
            new Header(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
      }
    }
    if (status / 100 == 1) { // an interim reply: the final one follows
      return of(method, text.substring(end + 4).getBytes(ISO_8859_1), ended, kept);
    }
    Payload payload =
        Payload.of(
            text.substring(end + 4),
            headers,
            method.equals("HEAD") || status == 204 || status == 304);
    return new Received(
        status,
        headers,
        payload.bytes(),
        kept ? ended.or(payload::broken) : Optional.of("only its beginning is shown"));
  }

  private static String start(String text) {
    return text.substring(0, Math.min(40, text.length())).replaceAll("[^ -~]", ".");
  }

  /// @param broken where it is not as long as its head said
  private record Payload(byte[] bytes, Optional<String> broken) {
    static Payload of(String text, List<Header> headers, boolean none) {
      if (none) {
        return new Payload(new byte[0], Optional.empty());
      }
      if (value(headers, "transfer-encoding")
          .filter(it -> it.equalsIgnoreCase("chunked"))
          .isPresent()) {
        return chunked(text);
      }
      byte[] bytes = text.getBytes(ISO_8859_1);
      Optional<String> said = value(headers, "content-length");
      return new Payload(
          bytes,
          said.filter(it -> !it.equals(String.valueOf(bytes.length)))
              .map(it -> "its head says " + it + " bytes, " + bytes.length + " came"));
    }

    /// RFC 9112, 7.1; what cannot be read ends it.
    private static Payload chunked(String text) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      int at = 0;
      while (true) {
        int line = text.indexOf("\r\n", at);
        int size;
        try {
          size =
              line < 0
                  ? -1
                  : Integer.parseInt(text.substring(at, line).split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException e) {
          return new Payload(
              all.toByteArray(),
              Optional.of("a chunk's size is no number: " + start(text.substring(at))));
        }
        if (size < 0 || text.length() < line + 2 + size) {
          return new Payload(all.toByteArray(), Optional.of("its last chunk did not come"));
        }
        if (size == 0) {
          return new Payload(all.toByteArray(), Optional.empty());
        }
        all.writeBytes(text.substring(line + 2, line + 2 + size).getBytes(ISO_8859_1));
        at = line + 2 + size + 2;
      }
    }

    private static Optional<String> value(List<Header> headers, String name) {
      return headers.stream()
          .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
          .map(Header::value)
          .findFirst();
    }
  }
}
