package dev.understudy.core.route;

import java.util.Optional;

/// One more thing a request must have to belong to a route: of its query, its headers or its
/// payload.
public interface Condition {
  boolean holds(RequestView request);

  /// True where it can only be told from the payload.
  boolean readsBody();

  /// What it asks for, for messages to the configuration's author: `query currency equals "EUR"`.
  String describe();

  /// What it looks at, for "nearest" messages: `query currency`. Without the wanted value, which a
  /// client need not learn.
  default String subject() {
    return describe();
  }

  /// What stands for the condition when two routes are compared: equal text, equal condition.
  default String canonical() {
    return describe();
  }

  /// True where every request that meets this condition surely meets `other`. May say false where
  /// it cannot tell.
  default boolean implies(Condition other) {
    return canonical().equals(other.canonical());
  }

  /// True where no request meets both, as long as it gives each query parameter and header once.
  /// May say false where it cannot tell.
  default boolean excludes(Condition other) {
    return false;
  }

  /// The one value that [#subject] must have, where there is only one: two conditions of one
  /// subject with different ones exclude each other. Spares the comparison of all pairs.
  default Optional<String> onlyValue() {
    return Optional.empty();
  }
}
