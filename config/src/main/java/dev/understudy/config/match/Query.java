package dev.understudy.config.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A query string as forms and most clients write it (application/x-www-form-urlencoded): `&`
/// between pairs, `+` for a blank, percent-encoded UTF-8, decoded once.
public final class Query {
  private Query() {}

  /// The values of a parameter, first to last; a name without `=` has the empty value.
  ///
  /// @param query as sent, without the `?`
  /// @param name decoded
  public static List<String> values(String query, String name) {
    List<String> values = List.of();
    int start = 0;
    while (start < query.length()) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      int sign = query.indexOf('=', start);
      int nameEnd = sign < 0 || sign > end ? end : sign;
      if (nameEnd > start && decode(query, start, nameEnd).equals(name)) {
        values = values.isEmpty() ? new ArrayList<>(2) : values;
        values.add(decode(query, Math.min(nameEnd + 1, end), end));
      }
      start = end + 1;
    }
    return values;
  }

  /// The names of all parameters, in order.
  static Set<String> names(String query) {
    Set<String> names = new LinkedHashSet<>();
    for (String pair : query.split("&", -1)) {
      int sign = pair.indexOf('=');
      int end = sign < 0 ? pair.length() : sign;
      if (end > 0) {
        names.add(decode(pair, 0, end));
      }
    }
    return names;
  }

  /// A `%` without two hex digits is itself, U+FFFD stands for what is no UTF-8.
  private static String decode(String text, int start, int end) {
    String raw = text.substring(start, end);
    if (raw.indexOf('%') < 0) {
      return raw.replace('+', ' ');
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' ? escaped(bytes, i) : -1;
      if (value >= 0) {
        decoded.write(value);
        i += 2;
      } else {
        decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int escaped(byte[] bytes, int i) {
    if (i + 2 >= bytes.length || bytes[i + 1] < 0 || bytes[i + 2] < 0) {
      return -1;
    }
    int high = Character.digit(bytes[i + 1], 16);
    int low = Character.digit(bytes[i + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
