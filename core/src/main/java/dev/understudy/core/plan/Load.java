package dev.understudy.core.plan;

import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.schedule.Replacement;
import java.util.ArrayList;
import java.util.List;

/// What stands between a request and its service: limits, a station, and the calls that the service
/// makes.
///
/// @param limits indices into [Plan.Resources#limits], asked in order
/// @param pool index into [Plan.Resources#pools], [#NO_POOL] for none
/// @param holds whether a server stays held while it waits for its calls
/// @param made calls after the service, by requests that do not fail by themselves
/// @param refused outcome of a request that a limit refuses, one for each of `limits`
/// @param rejected outcome of a request that finds the queue full
/// @param timedOut outcome of a request that leaves the queue
/// @param staged decided in stages, in event order, since it meets something whose future others
///   share
/// @param others what windows put in the place of the calls
public record Load(
    List<Integer> limits,
    int pool,
    boolean holds,
    Calls made,
    List<Integer> refused,
    int rejected,
    int timedOut,
    boolean staged,
    Replacement<Calls> others) {
  public static final int NO_POOL = -1;

  /// Calls that a request makes.
  ///
  /// @param failed outcome of a request that failed by a call, by the call's place in the
  ///   [dev.understudy.core.dependency.CallLog]
  /// @param names what each call of the log goes to
  public record Calls(CallTree tree, List<Integer> failed, List<String> names) {
    /// No calls.
    public static final Calls NONE = new Calls(CallTree.NONE, List.of(), List.of());

    public Calls {
      failed = List.copyOf(failed);
      names = List.copyOf(names);
      if (failed.size() != tree.calls() || names.size() != tree.calls()) {
        throw new IllegalArgumentException("an outcome or a name is missing for a call");
      }
    }
  }

  /// Every request is served at once and calls nothing.
  public static final Load NONE =
      new Load(List.of(), NO_POOL, true, Calls.NONE, List.of(), 0, 0, false, Replacement.none());

  public Load {
    limits = List.copyOf(limits);
    refused = List.copyOf(refused);
    if (limits.size() != refused.size()) {
      throw new IllegalArgumentException("an outcome is missing for a limit");
    }
  }

  /// The same calls at all times.
  public Load(
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
    this(
        limits,
        pool,
        holds,
        new Calls(calls, failedCalls, callNames),
        refused,
        rejected,
        timedOut,
        staged,
        Replacement.none());
  }

  /// The calls of a request that arrives at scenario time `t`.
  Calls calls(long t) {
    return others.chosen(t, made);
  }

  /// The calls while no window acts.
  public CallTree calls() {
    return made.tree();
  }

  /// All calls that requests can make, at whatever time.
  public List<Calls> allCalls() {
    List<Calls> all = new ArrayList<>(1 + others.values().size());
    all.add(made);
    all.addAll(others.values());
    return all;
  }

  boolean isNone() {
    return limits.isEmpty() && pool == NO_POOL && made.tree().calls() == 0 && others.isNone();
  }
}
