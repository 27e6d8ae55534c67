package dev.understudy.engine.reply;

import dev.understudy.core.outcome.Header;
import java.util.Locale;
import java.util.Set;

/// What a configured header field must be so that it cannot break the reply it stands in.
final class HeaderCheck {
  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection", "keep-alive", "upgrade");

  private HeaderCheck() {}

  static void check(Header header) {
    if (!header.name().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("\"" + header.name() + "\" is no name of a header field");
    }
    if (FRAMING.contains(header.name().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          header.name() + " is set by the server itself, as it frames the replies");
    }
    if (header.value().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
      throw new IllegalArgumentException(
          "the value of " + header.name() + " has a control character");
    }
  }
}
