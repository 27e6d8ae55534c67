package dev.understudy.config.compile;

import dev.understudy.config.document.CallStep;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Pool;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.workflow.StoreUse;
import java.util.List;
import java.util.Optional;

/// An endpoint in a scenario, compiled but for what it shares with others and for the calendar.
///
/// @param fingerprint of everything but what its calls go to
/// @param outcomes with those of limits, stations and calls
/// @param staged whether its calls have to be decided in event order
/// @param shared what it queues for, is limited by and calls
/// @param outOfOrder outcomes of requests that a workflow refuses
/// @param store what a request that succeeds does with a store
record EndpointDraft(
    String id,
    long key,
    long fingerprint,
    OutcomeLaw law,
    List<OutcomePlan> outcomes,
    WindowPlans windows,
    SharedUse shared,
    boolean staged,
    Transfer transfer,
    List<Integer> outOfOrder,
    Optional<StoreUse> store) {
  EndpointDraft {
    outcomes = List.copyOf(outcomes);
    outOfOrder = List.copyOf(outOfOrder);
  }

  /// What an endpoint shares with others, by description; numbers come when all are known.
  ///
  /// @param pool not yet staged
  /// @param rejected outcome of a request that finds the queue full; -1 where none can
  /// @param timedOut outcome of a request that leaves the queue; -1 where none does
  /// @param refused outcome of a request that the limit refuses
  /// @param calls one after the other
  /// @param failedCalls outcome of a request that failed by a call, by the call's place
  /// @param callNames what each call goes to
  record SharedUse(
      Optional<Pool> pool,
      boolean holds,
      int rejected,
      int timedOut,
      Optional<Limit> limit,
      int refused,
      List<CallStep> calls,
      List<Integer> failedCalls,
      List<String> callNames,
      Optional<Plan.Link> link) {
    /// Nothing at all.
    static final SharedUse NOTHING =
        new SharedUse(
            Optional.empty(),
            true,
            -1,
            -1,
            Optional.empty(),
            -1,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    SharedUse {
      calls = List.copyOf(calls);
      failedCalls = List.copyOf(failedCalls);
      callNames = List.copyOf(callNames);
    }
  }
}
