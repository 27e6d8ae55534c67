package dev.understudy.config.match;

import dev.understudy.core.route.RequestView;
import java.util.Optional;

/// The cookies that a request brings (RFC 6265, 4.2 and 5.4: pairs between semicolons).
public final class Cookies {
  private Cookies() {}

  /// The first value of a cookie, as sent but for quotes around it; names are compared with case.
  public static Optional<String> value(RequestView request, String name) {
    for (String line : request.headers("cookie")) {
      int start = 0;
      while (start < line.length()) {
        int semicolon = line.indexOf(';', start);
        int end = semicolon < 0 ? line.length() : semicolon;
        int sign = line.indexOf('=', start);
        if (sign >= 0 && sign < end && line.substring(start, sign).strip().equals(name)) {
          String value = line.substring(sign + 1, end).strip();
          boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
          return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
        }
        start = end + 1;
      }
    }
    return Optional.empty();
  }
}
