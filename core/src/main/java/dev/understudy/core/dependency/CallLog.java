package dev.understudy.core.dependency;

import java.util.Arrays;

/// What became of each call that an endpoint made itself, in the order in which they are written.
/// Part of the decision's record; an evaluator fills it.
public final class CallLog {
  private static final int NOT_MADE = 0;

  private final long[] startNanos;
  private final long[] takenNanos;
  private final int[] attempts;
  private final boolean[] ok;

  /// @param calls [CallTree#calls] of the endpoint's tree
  public CallLog(int calls) {
    startNanos = new long[calls];
    takenNanos = new long[calls];
    attempts = new int[calls];
    ok = new boolean[calls];
  }

  /// Ready for another request.
  public void clear() {
    Arrays.fill(attempts, NOT_MADE);
  }

  void record(int call, long start, long taken, int tries, boolean succeeded) {
    startNanos[call] = start;
    takenNanos[call] = taken;
    attempts[call] = tries;
    ok[call] = succeeded;
  }

  /// Takes back the entries in [from, to) that had not ended at `nanos`.
  void cut(int from, int to, long nanos) {
    for (int call = from; call < to; call++) {
      if (startNanos[call] + takenNanos[call] > nanos) {
        attempts[call] = NOT_MADE;
      }
    }
  }

  public int size() {
    return attempts.length;
  }

  /// Whether call `call` was made, and has ended before the calls as a whole had.
  public boolean made(int call) {
    return attempts[call] != NOT_MADE;
  }

  public long startNanos(int call) {
    return startNanos[call];
  }

  /// From its start to its last result, with pauses and any fallback.
  public long takenNanos(int call) {
    return takenNanos[call];
  }

  /// Tries that were made, those refused by a breaker included.
  public int attempts(int call) {
    return attempts[call];
  }

  /// Whether the call itself succeeded, whatever was done about its failure.
  public boolean ok(int call) {
    return ok[call];
  }
}
