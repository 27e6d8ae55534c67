package dev.understudy.config.match;

import dev.understudy.core.route.RequestView;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that a request brings to be let in.
///
/// @param name of the header, parameter or cookie; empty for the schemes of `Authorization`
/// @param values that are good; none: any is
/// @param told in a message: `the header X-API-Key`
public record CredentialTest(Kind kind, String name, List<String> values, String told) {
  /// Where it stands.
  public enum Kind {
    HEADER,
    QUERY,
    COOKIE,
    BASIC,
    BEARER
  }

  public CredentialTest {
    values = List.copyOf(values);
  }

  /// What was brought; empty for nothing.
  Optional<String> brought(RequestView request) {
    return switch (kind) {
      case HEADER -> first(request.headers(name.toLowerCase(Locale.ROOT)));
      case QUERY -> first(Query.values(request.query(), name));
      case COOKIE -> Cookies.value(request, name).filter(it -> !it.isEmpty());
      case BEARER -> authorization(request, "bearer ");
      case BASIC -> authorization(request, "basic ").flatMap(CredentialTest::decoded);
    };
  }

  boolean isGood(String value) {
    return values.isEmpty() || values.contains(value);
  }

  private static Optional<String> first(List<String> values) {
    return values.stream().findFirst().filter(it -> !it.isEmpty());
  }

  /// A scheme's name has no case (RFC 9110, 11.1).
  private static Optional<String> authorization(RequestView request, String scheme) {
    return first(request.headers("authorization"))
        .filter(it -> it.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(it -> it.substring(scheme.length()).strip())
        .filter(it -> !it.isEmpty());
  }

  private static Optional<String> decoded(String text) {
    try {
      String pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      return pair.indexOf(':') < 0 ? Optional.empty() : Optional.of(pair);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no credential that this scheme knows (RFC 7617, 2)
    }
  }
}
