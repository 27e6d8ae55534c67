package dev.understudy.config.document;

import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that a request brings to be let in.
///
/// @param name of the header, parameter or cookie; empty for `Authorization`
/// @param values that are good; none: any is
public record Credential(Kind kind, String name, List<Located<String>> values, Origin origin) {
  /// Where it stands.
  public enum Kind {
    HEADER,
    QUERY,
    COOKIE,
    /// `Authorization: Basic ...` (RFC 7617).
    BASIC,
    /// `Authorization: Bearer ...` (RFC 6750).
    BEARER
  }

  private static final int MOST = 20;

  /// One of the lists is needed, and all that is in it.
  static final Shape<List<List<Credential>>> SHAPE =
      Several.list(
          "a list of credentials",
          Several.oneOrMore(
              "credentials that are needed together", new Lazy<>(Credential::shape), MOST),
          1,
          MOST);

  public Credential {
    values = List.copyOf(values);
  }

  private static Shape<Credential> shape() {
    ObjectShape<Credential> object =
        ObjectShape.of("credential", "a credential", "What a request brings to be let in.");
    var header = named(object, "header", "A header by name: `X-API-Key`.");
    var query = named(object, "query", "A parameter of the query, by name.");
    var cookie = named(object, "cookie", "A cookie, by name.");
    var basic = object.optional("basic", Scalars.BOOLEAN, "true: `Authorization: Basic`.");
    var bearer = object.optional("bearer", Scalars.BOOLEAN, "true: `Authorization: Bearer`.");
    var values =
        object.optional(
            "values",
            Several.oneOrMore("a list of values", Scalars.text("a value").located(), 1_000),
            "Those that are let in, others get 403; any unless said. For `basic` as `user:password`.");
    object.exactlyOne(List.of("header", "query", "cookie", "basic", "bearer"));
    return object.buildIf(
        bound -> {
          List<Credential> found = new ArrayList<>();
          List<Located<String>> good = bound.get(values, List.of());
          bound
              .find(header)
              .ifPresent(it -> found.add(new Credential(Kind.HEADER, it, good, bound.origin())));
          bound
              .find(query)
              .ifPresent(it -> found.add(new Credential(Kind.QUERY, it, good, bound.origin())));
          bound
              .find(cookie)
              .ifPresent(it -> found.add(new Credential(Kind.COOKIE, it, good, bound.origin())));
          if (bound.get(basic, false)) {
            found.add(new Credential(Kind.BASIC, "", good, bound.origin()));
          }
          if (bound.get(bearer, false)) {
            found.add(new Credential(Kind.BEARER, "", good, bound.origin()));
          }
          return found.stream().findFirst();
        },
        (credential, out) -> {
          switch (credential.kind()) {
            case HEADER -> out.put(header, credential.name());
            case QUERY -> out.put(query, credential.name());
            case COOKIE -> out.put(cookie, credential.name());
            case BASIC -> out.put(basic, true);
            case BEARER -> out.put(bearer, true);
          }
          if (!credential.values().isEmpty()) {
            out.put(values, credential.values());
          }
        });
  }

  private static Field<String> named(ObjectShape<?> object, String key, String doc) {
    return object.optional(key, Scalars.text("a name"), doc);
  }

  /// As in a message: `the header X-API-Key`.
  public String describe() {
    return switch (kind) {
      case HEADER -> "the header " + name;
      case QUERY -> "the query parameter " + name;
      case COOKIE -> "the cookie " + name;
      case BASIC -> "Authorization: Basic";
      case BEARER -> "Authorization: Bearer";
    };
  }

  /// Absent in what the language leaves out.
  static Optional<List<List<Credential>>> some(List<List<Credential>> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }
}
