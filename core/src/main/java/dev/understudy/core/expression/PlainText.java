package dev.understudy.core.expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Values as text: numbers without exponents, a duration in seconds (`0.153s`), an instant as in
/// RFC 3339, lists and maps as JSON, null as nothing.
public final class PlainText {
  private PlainText() {}

  /// @param value as an [Expression] gives it
  /// @throws NoValueException where its text is too long
  public static String of(Object value) throws NoValueException {
    return switch (value) {
      case String text -> text;
      case Double number when Double.isFinite(number) ->
          BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case Duration time ->
          BigDecimal.valueOf(time.getSeconds())
                  .add(BigDecimal.valueOf(time.getNano(), 9))
                  .stripTrailingZeros()
                  .toPlainString()
              + "s";
      case List<?> _, Map<?, ?> _ -> JsonText.of(value);
      case Object nothing when nothing == Facts.NULL -> "";
      default -> value.toString();
    };
  }
}
