package dev.understudy.core.workflow;

import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.expression.Shelf;

/// What all requests share: counters, which outlive reloads.
public final class Shared implements Shelf {
  private final Counters counters = new Counters();

  @Override
  public long next(String counter) throws NoValueException {
    return counters.next(counter);
  }
}
