package dev.understudy.core.route;

/// One more thing a request must have to belong to a route: of its query, its headers or its
/// payload.
public interface Condition {
  boolean holds(RequestView request);

  /// True where it can only be told from the payload.
  boolean readsBody();

  /// What it asks for, for "nearest" messages: `query currency equals "EUR"`.
  String describe();

  /// What stands for the condition when two routes are compared: equal text, equal condition.
  default String canonical() {
    return describe();
  }
}
