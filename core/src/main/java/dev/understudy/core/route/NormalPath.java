package dev.understudy.core.route;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request's path in the form in which it is compared: segments decoded, dot segments resolved
/// (RFC 3986 6.2.2). A path that has neither is its own normal form, and nothing is allocated.
final class NormalPath {
  /// Stands for a `/` that was sent as %2F, which separates nothing. Half a surrogate pair: UTF-8
  /// has no encoding for it, so no decoded text contains it otherwise.
  private static final char INNER_SLASH = '\uD800';

  private NormalPath() {}

  /// The normal form of a path as sent, which begins with `/`.
  static String of(String path) {
    return path.indexOf('%') >= 0 || hasDotSegment(path) ? normalised(path) : path;
  }

  private static boolean hasDotSegment(String path) {
    for (int i = path.indexOf("/."); i >= 0; i = path.indexOf("/.", i + 1)) {
      int end = i + 2;
      if (end < path.length() && path.charAt(end) == '.') {
        end++;
      }
      if (end == path.length() || path.charAt(end) == '/') {
        return true;
      }
    }
    return false;
  }

  /// RFC 3986 5.2.4, on decoded segments.
  private static String normalised(String path) {
    List<String> segments = new ArrayList<>();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String segment = decode(path, start, end);
      boolean up = segment.equals("..");
      if (up && !segments.isEmpty()) {
        segments.removeLast();
      }
      if (!up && !segment.equals(".")) {
        segments.add(segment);
      } else if (slash < 0) {
        segments.add(""); // /a/. is /a/
      }
      start = end + 1;
    }
    return "/" + String.join("/", segments);
  }

  /// The text of one segment, percent-decoded as UTF-8; U+FFFD stands for what is no UTF-8.
  static String decode(String text, int start, int end) {
    int escape = text.indexOf('%', start);
    if (escape < 0 || escape >= end) {
      return text.substring(start, end);
    }
    StringBuilder decoded = new StringBuilder(end - start);
    var bytes = new ByteArrayOutputStream();
    int i = start;
    while (i < end) {
      if (i + 2 < end && isEscape(text, i)) {
        bytes.write(hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)));
        i += 3;
      } else {
        append(decoded, bytes);
        decoded.append(text.charAt(i++));
      }
    }
    append(decoded, bytes);
    return decoded.toString();
  }

  private static void append(StringBuilder decoded, ByteArrayOutputStream bytes) {
    if (bytes.size() > 0) {
      decoded.append(bytes.toString(StandardCharsets.UTF_8).replace('/', INNER_SLASH));
      bytes.reset();
    }
  }

  /// True where two hex digits follow the `%` at `i`.
  static boolean isEscape(String text, int i) {
    return text.charAt(i) == '%'
        && i + 2 < text.length()
        && hex(text.charAt(i + 1)) >= 0
        && hex(text.charAt(i + 2)) >= 0;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /// Normal form to what people read: inner slashes are slashes again.
  static String text(String normal) {
    return normal.replace(INNER_SLASH, '/');
  }
}
