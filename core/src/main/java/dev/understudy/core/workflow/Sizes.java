package dev.understudy.core.workflow;

import java.util.List;
import java.util.Map;

/// What values take in memory, about: enough to bound them.
final class Sizes {
  private static final int OBJECT = 24;
  private static final int ENTRY = 48;

  private Sizes() {}

  static long of(Object[] values) {
    long bytes = 0;
    for (Object value : values) {
      bytes += of(value);
    }
    return bytes;
  }

  /// In bytes; a text of n chars takes up to 2 n.
  static long of(Object value) {
    return switch (value) {
      case String text -> OBJECT + 2L * text.length();
      case List<?> list -> {
        long bytes = OBJECT;
        for (Object item : list) {
          bytes += 8 + of(item);
        }
        yield bytes;
      }
      case Map<?, ?> map -> {
        long bytes = OBJECT;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          bytes += ENTRY + of(entry.getKey()) + of(entry.getValue());
        }
        yield bytes;
      }
      default -> OBJECT;
    };
  }
}
