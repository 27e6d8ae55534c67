package dev.understudy.core.expression;

/// What all requests of a plan share, as expressions see it.
public interface Shelf {
  /// The next number of a counter, from 1. Which request gets which depends on who comes first.
  ///
  /// @throws NoValueException where there are too many counters already
  long next(String counter) throws NoValueException;
}
