package dev.understudy.config.compile;

import dev.understudy.config.document.CallStep;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Pool;
import dev.understudy.core.plan.Terms;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.workflow.StoreUse;
import java.util.ArrayList;
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
/// @param terms on which it takes requests
record EndpointDraft(
    String id,
    long key,
    long fingerprint,
    OutcomeLaw law,
    List<OutcomePlan> outcomes,
    WindowPlans windows,
    SharedUse shared,
    boolean staged,
    Paced transfer,
    List<Integer> outOfOrder,
    Optional<StoreUse> store,
    Terms terms) {
  EndpointDraft {
    outcomes = List.copyOf(outcomes);
    outOfOrder = List.copyOf(outOfOrder);
  }

  /// Whether an activation at another time gives another plan.
  boolean isCalendar() {
    return windows.isCalendar()
        || shared.isCalendar()
        || Timed.isCalendar(transfer.responses())
        || Timed.isCalendar(transfer.requests());
  }

  /// A station.
  ///
  /// @param pool not yet staged, without windows
  record Station(Pool pool, List<Timed<Capacity>> capacities, List<Timed<Contention>> contentions) {
    Pool at(boolean staged, long epochNanos) {
      return new Pool(
          pool.name(),
          pool.capacity(),
          pool.contention(),
          staged,
          Timed.at(capacities, epochNanos),
          Timed.at(contentions, epochNanos));
    }
  }

  /// A rate limit.
  ///
  /// @param limit without windows
  record Limited(Limit limit, List<Timed<Limit.Allowance>> windows) {
    Limit at(long epochNanos) {
      return new Limit(
          limit.name(),
          limit.perSecond(),
          limit.burst(),
          limit.perClient(),
          limit.clientHeader(),
          limit.clients(),
          limit.maxDelayNanos(),
          Timed.at(windows, epochNanos));
    }
  }

  /// A bandwidth.
  ///
  /// @param transfer without windows and the link's number
  record Paced(Transfer transfer, List<Timed<Double>> responses, List<Timed<Double>> requests) {
    static final Paced UNPACED = new Paced(Transfer.UNPACED, List.of(), List.of());

    Transfer at(int link, long epochNanos) {
      return new Transfer(
          transfer.responseBytesPerSecond(),
          transfer.requestBytesPerSecond(),
          transfer.scope(),
          link,
          Timed.at(responses, epochNanos),
          Timed.at(requests, epochNanos));
    }
  }

  /// Calls, one after the other.
  ///
  /// @param failed outcome of a request that failed by a call, by the call's place
  /// @param names what each call goes to
  record Calls(List<CallStep> steps, List<Integer> failed, List<String> names) {
    static final Calls NONE = new Calls(List.of(), List.of(), List.of());

    Calls {
      steps = List.copyOf(steps);
      failed = List.copyOf(failed);
      names = List.copyOf(names);
    }
  }

  /// What an endpoint shares with others, by description; numbers come when all are known.
  ///
  /// @param rejected outcome of a request that finds the queue full; -1 where none can
  /// @param timedOut outcome of a request that leaves the queue; -1 where none does
  /// @param refused outcome of a request that the limit refuses
  /// @param otherCalls of windows
  record SharedUse(
      Optional<Station> station,
      boolean holds,
      int rejected,
      int timedOut,
      Optional<Limited> limit,
      int refused,
      Calls calls,
      List<Timed<Calls>> otherCalls,
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
            Calls.NONE,
            List.of(),
            Optional.empty());

    SharedUse {
      otherCalls = List.copyOf(otherCalls);
    }

    /// All calls that requests can make.
    List<CallStep> allCalls() {
      List<CallStep> all = new ArrayList<>(calls.steps());
      otherCalls.forEach(other -> all.addAll(other.value().steps()));
      return all;
    }

    boolean isCalendar() {
      return Timed.isCalendar(otherCalls)
          || limit.filter(it -> Timed.isCalendar(it.windows())).isPresent()
          || station.filter(it -> Timed.isCalendar(it.capacities())).isPresent()
          || station.filter(it -> Timed.isCalendar(it.contentions())).isPresent();
    }
  }
}
