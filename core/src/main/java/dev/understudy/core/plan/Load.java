package dev.understudy.core.plan;

import dev.understudy.core.dependency.CallTree;
import java.util.List;

/// What stands between a request and its service: limits, a station, and the calls that the service
/// makes.
///
/// @param limits indices into [Plan.Resources#limits], asked in order
/// @param pool index into [Plan.Resources#pools], [#NO_POOL] for none
/// @param holds whether a server stays held while it waits for its calls
/// @param calls made after the service, by requests that do not fail by themselves
/// @param refused outcome of a request that a limit refuses, one for each of `limits`
/// @param rejected outcome of a request that finds the queue full
/// @param timedOut outcome of a request that leaves the queue
/// @param failedCalls outcome of a request that failed by a call, by the call's place in the
///   [dev.understudy.core.dependency.CallLog]
/// @param callNames what each call of the log goes to
/// @param staged decided in stages, in event order, since it meets something whose future others
///   share
public record Load(
    List<Integer> limits,
    int pool,
    boolean holds,
    CallTree calls,
    List<Integer> refused,
    int rejected,
    int timedOut,
    List<Integer> failedCalls,
    List<String> callNames,
    boolean staged) {
  public static final int NO_POOL = -1;

  /// Every request is served at once and calls nothing.
  public static final Load NONE =
      new Load(
          List.of(), NO_POOL, true, CallTree.NONE, List.of(), 0, 0, List.of(), List.of(), false);

  public Load {
    limits = List.copyOf(limits);
    refused = List.copyOf(refused);
    failedCalls = List.copyOf(failedCalls);
    callNames = List.copyOf(callNames);
    if (limits.size() != refused.size()
        || failedCalls.size() != calls.calls()
        || callNames.size() != calls.calls()) {
      throw new IllegalArgumentException("an outcome is missing for a limit or a call");
    }
  }

  boolean isNone() {
    return limits.isEmpty() && pool == NO_POOL && calls.size() == 0;
  }
}
