package dev.understudy.results.format;

import dev.understudy.results.row.Row;
import java.util.HashMap;
import java.util.Map;

/// Numbers for names of threads and users, which tell connections apart. Bounded: beyond 100,000
/// names a connection is not known.
final class Names {
  private static final int MOST = 100_000;

  private final Map<String, Long> numbers = new HashMap<>();

  long number(String name) {
    if (name.isEmpty()) {
      return Row.UNKNOWN;
    }
    Long known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (numbers.size() >= MOST) {
      return Row.UNKNOWN;
    }
    long next = numbers.size();
    numbers.put(name, next);
    return next;
  }
}
