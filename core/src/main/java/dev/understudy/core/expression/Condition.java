package dev.understudy.core.expression;

/// Something that holds for a request, or not.
public record Condition(Expression expression) {
  /// Whether it holds; it does not where it has no value.
  public boolean holds(Facts facts) {
    try {
      return Boolean.TRUE.equals(expression.value(facts));
    } catch (NoValueException e) {
      facts.failed(expression, e);
      return false;
    }
  }
}
