package dev.understudy.config.expression;

import dev.understudy.core.expression.NoValueException;

/// Carries a [NoValueException] through the library, which knows no checked exceptions.
final class Missing extends RuntimeException {
  private static final long serialVersionUID = 1;

  Missing(String why) {
    super(why, null, false, false);
  }

  static Missing of(NoValueException e) {
    return new Missing(String.valueOf(e.getMessage()));
  }
}
