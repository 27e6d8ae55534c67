package dev.understudy.core.plan;

import dev.understudy.core.outcome.OutcomeLaw;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What an endpoint remembers from request to request: the next ordinal, and the outcome of the
/// last one, in one word.
///
/// Shared by all event loops; a decision advances it by one compare-and-set. It outlives the plan
/// as long as the endpoint is unchanged.
public final class EndpointState {
  private static final VarHandle SEQUENCE;

  static {
    try {
      SEQUENCE = MethodHandles.lookup().findVarHandle(EndpointState.class, "sequence", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("FieldMayBeFinal") // written through SEQUENCE
  private volatile long sequence; // next ordinal << 8 | outcome of the last

  /// Takes the next ordinal and decides its request, where the endpoint is [EndpointPlan#steady].
  public Decision decide(EndpointPlan endpoint, long arrivalNanos) {
    long taken = take(endpoint, endpoint.law());
    return endpoint.decide(ordinal(taken), arrivalNanos, outcome(taken));
  }

  /// Takes the next ordinal, with its outcome under `law`: both in one word.
  long take(EndpointPlan endpoint, OutcomeLaw law) {
    while (true) {
      long seen = sequence;
      long ordinal = seen >>> 8;
      int outcome = law.next(endpoint.key(), ordinal, (int) (seen & 0xff));
      if (SEQUENCE.compareAndSet(this, seen, (ordinal + 1) << 8 | outcome)) {
        return ordinal << 8 | outcome;
      }
    }
  }

  static long ordinal(long taken) {
    return taken >>> 8;
  }

  static int outcome(long taken) {
    return (int) (taken & 0xff);
  }

  /// How many requests have been decided.
  public long decided() {
    return sequence >>> 8;
  }
}
