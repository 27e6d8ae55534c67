package dev.understudy.core.dependency;

import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.ScenarioClock;
import org.jspecify.annotations.Nullable;

/// Decides a call tree whole, as a pure function of the request: for trees that are not
/// [CallTree#staged]. Allocates nothing; one event loop reuses one.
///
/// Inside, a result is one long: the time taken, or its complement (negative) if failed.
public final class DirectCalls {
  private static final int NOT_LOGGED = -1;

  /// Time of calls that a stall without end keeps from ending, 36 years: sums of some do not
  /// overflow.
  public static final long FOREVER = 1L << 60;

  private long key;
  private long n;
  private ScenarioClock clock = ScenarioClock.activated(0, 0);
  private @Nullable CallLog log;
  private int failedCall;

  /// Makes the calls of request `requestOrdinal` of the endpoint whose draws have `endpointKey`,
  /// from `nanos` on: nanoseconds taken, complemented (`~taken`, negative) if they failed;
  /// [#failedCall] then says by which call.
  public long run(
      CallTree tree,
      ScenarioClock scenarioClock,
      long endpointKey,
      long requestOrdinal,
      long nanos,
      CallLog callLog) {
    if (tree.staged()) {
      throw new IllegalArgumentException("these calls depend on others: decide them in stages");
    }
    clock = scenarioClock;
    key = endpointKey;
    n = requestOrdinal;
    log = callLog;
    failedCall = -1;
    return evaluate(tree, 0, 0, nanos);
  }

  /// Index in the [CallLog] of the call by which the last run failed.
  public int failedCall() {
    return failedCall;
  }

  private long evaluate(CallTree tree, int number, int entry, long nanos) {
    return switch (tree) {
      case Call call -> call(call, number, entry, nanos);
      case Sequence sequence -> sequence(sequence, number, entry, nanos);
      case Parallel parallel -> parallel(parallel, number, entry, nanos);
    };
  }

  private long sequence(Sequence sequence, int number, int entry, long nanos) {
    long taken = 0;
    int stepNumber = number;
    int stepEntry = entry;
    for (int i = 0; i < sequence.steps().size(); i++) {
      CallTree step = sequence.steps().get(i);
      long result = evaluate(step, stepNumber, stepEntry, nanos + taken);
      if (result < 0) {
        return ~(taken + ~result);
      }
      taken += result;
      stepNumber += step.size();
      stepEntry = next(stepEntry, step);
    }
    return taken;
  }

  private long parallel(Parallel parallel, int number, int entry, long nanos) {
    long longest = 0;
    long failed = Long.MAX_VALUE;
    int failedBy = -1;
    int branchNumber = number;
    int branchEntry = entry;
    for (int i = 0; i < parallel.branches().size(); i++) {
      CallTree branch = parallel.branches().get(i);
      long result = evaluate(branch, branchNumber, branchEntry, nanos);
      long taken = result < 0 ? ~result : result;
      longest = Math.max(longest, taken);
      if (result < 0 && taken < failed) {
        failed = taken;
        failedBy = failedCall;
      }
      branchNumber += branch.size();
      branchEntry = next(branchEntry, branch);
    }
    if (failed == Long.MAX_VALUE) {
      return longest;
    }
    failedCall = failedBy;
    if (parallel.failFast() && entry != NOT_LOGGED && log != null) {
      log.cut(entry, branchEntry, nanos + failed);
      return ~failed;
    }
    return ~(parallel.failFast() ? failed : longest);
  }

  private long call(Call call, int number, int entry, long nanos) {
    long taken = 0;
    int attempt = 0;
    boolean ok = false;
    while (!ok && attempt < call.retry().attempts()) {
      if (attempt > 0) {
        long pause = call.drawPause(key, n, number, attempt);
        if (pause >= call.deadlineNanos() - taken) {
          taken = call.deadlineNanos();
          break;
        }
        taken += pause;
      }
      attempt++;
      long result = attempt(call, number, attempt, nanos + taken);
      long tried = result < 0 ? ~result : result;
      ok = result >= 0;
      if (tried > call.timeoutNanos()) {
        tried = call.timeoutNanos();
        ok = false;
      }
      if (tried > call.deadlineNanos() - taken) {
        taken = call.deadlineNanos();
        ok = false;
        break;
      }
      taken += tried;
    }
    return end(call, number, entry, nanos, taken, attempt, ok);
  }

  private long end(
      Call call, int number, int entry, long nanos, long taken, int attempts, boolean ok) {
    long total = taken;
    boolean gone = false;
    if (!ok) {
      switch (call.onFailure()) {
        case OnFailure.Fail _ -> gone = true;
        case OnFailure.Ignore _ -> {}
        case OnFailure.Fallback fallback -> total += call.drawFallback(key, n, number, fallback);
      }
    }
    if (entry != NOT_LOGGED && log != null) {
      log.record(entry, nanos, total, attempts, ok);
      if (gone) {
        failedCall = entry;
      }
    }
    return gone ? ~total : total;
  }

  private long attempt(Call call, int number, int attempt, long nanos) {
    int failure = call.drawFailure(clock, key, n, number, attempt, nanos);
    long service =
        (long) Math.rint(call.drawService(clock, key, n, number, attempt, nanos, failure));
    long end = call.to().behaviour().progress(clock).finish(nanos, service);
    long work = end == Occurrences.NEVER ? FOREVER : end - nanos;
    if (failure >= 0) {
      return ~work;
    }
    long below = evaluate(call.to().calls(), call.below(number, attempt), NOT_LOGGED, nanos + work);
    return below < 0 ? ~(work + ~below) : work + below;
  }

  private static int next(int entry, CallTree done) {
    return entry == NOT_LOGGED ? NOT_LOGGED : entry + done.calls();
  }
}
