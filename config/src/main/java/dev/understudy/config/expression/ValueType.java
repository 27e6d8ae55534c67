package dev.understudy.config.expression;

import java.util.List;
import java.util.Map;

/// What a variable of a session holds.
public enum ValueType {
  INT(Long.class, 0L),
  DOUBLE(Double.class, 0.0),
  STRING(String.class, ""),
  BOOL(Boolean.class, false),
  LIST(List.class, List.of()),
  MAP(Map.class, Map.of()),
  ANY(Object.class, dev.understudy.core.expression.Facts.NULL);

  private final Class<?> javaType;
  private final Object zero;

  ValueType(Class<?> javaType, Object zero) {
    this.javaType = javaType;
    this.zero = zero;
  }

  /// What its values are instances of.
  public Class<?> javaType() {
    return javaType;
  }

  /// What a variable begins with that has no value of its own.
  public Object zero() {
    return zero;
  }

  /// The type of a value.
  public static ValueType of(Object value) {
    for (ValueType type : values()) {
      if (type.javaType.isInstance(value)) {
        return type;
      }
    }
    throw new IllegalStateException("every value is an object");
  }
}
