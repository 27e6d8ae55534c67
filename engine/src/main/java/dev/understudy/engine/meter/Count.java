package dev.understudy.engine.meter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A number that one thread changes and any thread reads.
public final class Count {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(Count.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long value;

  public void add(long change) {
    VALUE.setOpaque(this, value + change); // single writer: no compare-and-set
  }

  public long get() {
    return (long) VALUE.getOpaque(this);
  }
}
