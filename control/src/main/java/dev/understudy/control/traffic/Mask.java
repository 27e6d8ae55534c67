package dev.understudy.control.traffic;

import java.util.Locale;
import java.util.regex.Pattern;

/// Hides what may be a secret in a request.
final class Mask {
  private static final String HIDDEN = "***";
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(authorization|cookie|token|secret|password|passwd|credential|signature|session"
              + "|api-?key|apikey|jwt).*");
  private static final Pattern SCHEME = Pattern.compile("(?i)(basic|bearer|digest|negotiate) .*");

  private Mask() {}

  /// The value of a header field, or what may be shown of it.
  static String header(String name, String value) {
    if (!SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      return value;
    }
    return SCHEME.matcher(value).matches()
        ? value.substring(0, value.indexOf(' ')) + " " + HIDDEN
        : HIDDEN;
  }

  /// A query, the values of parameters with such names hidden.
  static String query(String query) {
    if (query.isEmpty()) {
      return query;
    }
    StringBuilder shown = new StringBuilder();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      boolean secret =
          equals >= 0
              && SECRET.matcher(part.substring(0, equals).toLowerCase(Locale.ROOT)).matches();
      shown
          .append(shown.isEmpty() ? "" : "&")
          .append(secret ? part.substring(0, equals + 1) + HIDDEN : part);
    }
    return shown.toString();
  }
}
