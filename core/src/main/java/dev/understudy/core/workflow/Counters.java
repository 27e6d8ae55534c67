package dev.understudy.core.workflow;

import dev.understudy.core.expression.NoValueException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counters by name, shared by all requests.
final class Counters {
  private static final int MOST = 1000;
  private static final int MOST_CHARS = 200;

  private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();

  /// The next number, from 1.
  ///
  /// @throws NoValueException where there are too many counters, or the name is too long
  long next(String name) throws NoValueException {
    AtomicLong known = counts.get(name);
    if (known == null) {
      if (counts.size() >= MOST || name.length() > MOST_CHARS) {
        throw new NoValueException("there are " + MOST + " counters already, or the name is long");
      }
      known = counts.computeIfAbsent(name, _ -> new AtomicLong());
    }
    return known.incrementAndGet();
  }
}
