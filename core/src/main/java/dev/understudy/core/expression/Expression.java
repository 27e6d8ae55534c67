package dev.understudy.core.expression;

/// Something that a request has a value for.
public interface Expression {
  /// The value: a `String`, `Long`, `Double`, `Boolean`, `java.time.Instant`, `java.time.Duration`,
  /// a `List` or a `Map` from strings of such values, or [Facts#NULL]. Pure but for what `facts`
  /// counts.
  ///
  /// @throws NoValueException where this request has none
  Object value(Facts facts) throws NoValueException;

  /// Whether it looks at the payload.
  boolean readsBody();

  /// Where it stands in the configuration and what it says, for messages.
  String describe();
}
