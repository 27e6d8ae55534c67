package dev.understudy.config.match;

import dev.understudy.core.route.Condition;
import dev.understudy.core.route.RequestView;
import java.util.Locale;
import java.util.Optional;

/// A test of a query parameter or a header by name.
public record FieldCondition(Part part, String name, ValueTest test) implements Condition {
  /// Where the field stands.
  public enum Part {
    QUERY,
    HEADER
  }

  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~"; // RFC 9110 5.6.2

  /// @param name as it reads decoded
  public static FieldCondition query(String name, ValueTest test) {
    return new FieldCondition(Part.QUERY, name, test);
  }

  /// @param name in any case
  /// @throws MatchException where it can be no header's name
  public static FieldCondition header(String name, ValueTest test) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!alphanumeric && TOKEN_SIGNS.indexOf(c) < 0) {
        throw MatchException.at(
            i, "`" + name + "` is no header's name", "Write a name such as `x-request-id`.");
      }
    }
    if (name.isEmpty()) {
      throw MatchException.at(0, "a header's name is empty", "Write a name such as `accept`.");
    }
    return new FieldCondition(Part.HEADER, name.toLowerCase(Locale.ROOT), test);
  }

  @Override
  public boolean holds(RequestView request) {
    return test.holdsForAny(
        part == Part.QUERY ? Query.values(request.query(), name) : request.headers(name));
  }

  @Override
  public boolean readsBody() {
    return false;
  }

  @Override
  public String subject() {
    return part.name().toLowerCase(Locale.ROOT) + " " + name;
  }

  @Override
  public String describe() {
    return subject() + " " + test.describe();
  }

  @Override
  public boolean implies(Condition other) {
    return other instanceof FieldCondition(var otherPart, var otherName, var otherTest)
        && part == otherPart
        && name.equals(otherName)
        && test.implies(otherTest);
  }

  @Override
  public boolean excludes(Condition other) {
    return other instanceof FieldCondition(var otherPart, var otherName, var otherTest)
        && part == otherPart
        && name.equals(otherName)
        && test.excludes(otherTest);
  }

  @Override
  public Optional<String> onlyValue() {
    return test instanceof ValueTest.Equal(var text) ? Optional.of(text) : Optional.empty();
  }
}
