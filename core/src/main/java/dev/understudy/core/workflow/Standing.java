package dev.understudy.core.workflow;

/// Where a session stands. Immutable; the array is never changed.
///
/// @param step index of the step
/// @param performed false while the step is awaited
/// @param count steps taken, which numbers the session's draws
/// @param enteredNanos when it came to the step, on the caller's clock
/// @param variables by index
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record Standing(int step, boolean performed, long count, long enteredNanos, Object[] variables) {
  Standing with(Object[] changed) {
    return new Standing(step, performed, count, enteredNanos, changed);
  }
}
