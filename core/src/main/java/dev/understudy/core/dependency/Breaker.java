package dev.understudy.core.dependency;

import java.util.Arrays;

/// A circuit breaker, fed with calls and results in time order.
///
/// Closed, it counts the last results; when enough of them are failures it opens and refuses calls.
/// After its time it lets trials through (half open), whose failures decide whether it opens again
/// or closes. A result counts only in the phase in which its call was let through: what comes back
/// late from before says nothing about now.
public final class Breaker {
  /// What it does with calls.
  public enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /// Not let through.
  public static final int REFUSED = -1;

  private final BreakerRule rule;
  private final boolean[] failed; // a ring of the last results
  private int results;
  private int failures;
  private int next;
  private State state = State.CLOSED;
  private int phase;
  private int trialsLeft;
  private long openUntilNanos;
  private long notClosedSinceNanos;
  private double notClosedNanos;
  private long refused;

  /// What a breaker has done up to an instant. Of two readings the differences tell of the time
  /// between.
  ///
  /// @param notClosedNanos time in which it was open or half open
  /// @param refused calls that it did not let through
  public record Meter(double notClosedNanos, long refused) {}

  public Breaker(BreakerRule rule) {
    this.rule = rule;
    this.failed = new boolean[rule.window()];
  }

  /// A call wants through at `nanos`: the ticket to give back with its result, or [#REFUSED].
  public int call(long nanos) {
    if (state == State.OPEN && nanos >= openUntilNanos) {
      enter(State.HALF_OPEN, nanos);
      trialsLeft = rule.trials();
    }
    return switch (state) {
      case CLOSED -> phase;
      case OPEN -> refuse();
      case HALF_OPEN -> {
        if (trialsLeft == 0) {
          yield refuse();
        }
        trialsLeft--;
        yield phase;
      }
    };
  }

  /// The call that got `ticket` has ended at `nanos`.
  public void result(long nanos, int ticket, boolean ok) {
    if (ticket != phase) {
      return;
    }
    count(ok);
    boolean tooMany = (double) failures / results >= rule.failureRate();
    if (state == State.HALF_OPEN) {
      if (results == rule.trials()) {
        decide(tooMany, nanos);
      }
    } else if (tooMany && results >= rule.minimum()) {
      decide(true, nanos);
    }
  }

  public State state() {
    return state;
  }

  /// What it has done up to `nanos`, which is not before its last call or result.
  public Meter meter(long nanos) {
    double now = state == State.CLOSED ? 0 : nanos - notClosedSinceNanos;
    return new Meter(notClosedNanos + now, refused);
  }

  private int refuse() {
    refused++;
    return REFUSED;
  }

  private void decide(boolean open, long nanos) {
    enter(open ? State.OPEN : State.CLOSED, nanos);
    openUntilNanos = nanos + rule.openNanos();
  }

  private void enter(State entered, long nanos) {
    if (state == State.CLOSED) {
      notClosedSinceNanos = nanos;
    } else if (entered == State.CLOSED) {
      notClosedNanos += nanos - notClosedSinceNanos;
    }
    state = entered;
    phase = (phase + 1) & Integer.MAX_VALUE;
    results = 0;
    failures = 0;
    next = 0;
    Arrays.fill(failed, false);
  }

  private void count(boolean ok) {
    // Half open, results are at most the trials: the ring may be shorter and is not needed.
    if (state == State.CLOSED) {
      if (results == failed.length) {
        failures -= failed[next] ? 1 : 0;
        results--;
      }
      failed[next] = !ok;
      next = (next + 1) % failed.length;
    }
    results++;
    failures += ok ? 0 : 1;
  }
}
