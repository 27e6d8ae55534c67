package dev.understudy.config.expression;

import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.understudy.core.expression.Facts;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of the library as those of [dev.understudy.core.expression.Expression].
final class Values {
  private Values() {}

  /// Lists and maps are copies that nobody changes.
  static Object out(Object value) {
    return switch (value) {
      case Long _, Double _, String _, Boolean _ -> value;
      case NullValue _ -> Facts.NULL;
      case CelByteString bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
      case List<?> list -> {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(out(item)));
        yield java.util.Collections.unmodifiableList(copy);
      }
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), out(item)));
        yield java.util.Collections.unmodifiableMap(copy);
      }
      case Number number -> number.longValue(); // unsigned
      default -> value;
    };
  }
}
