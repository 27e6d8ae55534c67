package dev.understudy.core.plan;

import dev.understudy.core.dependency.CallLog;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.dependency.DirectCalls;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Limiter;
import dev.understudy.core.load.Station;
import dev.understudy.core.load.Visit;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.schedule.Stalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides requests: limits, outcome, service time, station, calls, in this order (DESIGN.md 3).
/// One for each event loop; not shared.
///
/// Requests of a [EndpointPlan#steady] endpoint take the short way. A staged request is decided by
/// events on the state's agenda: whoever drives it ([dev.understudy.core.load.Agenda#advanceTo])
/// hears of the decision there.
public final class Decider {
  /// Who asked, and is told.
  public interface Caller {
    /// What tells this client apart for `limit`, which counts by client.
    Object client(Limit limit);

    /// What a request draws by itself, at once, before anything can refuse it.
    ///
    /// @param outcomes in force
    /// @param serviceNanos before contention, and before rounding
    /// @param law of it, windows included
    default void drew(
        long ordinal, int outcome, OutcomeLaw outcomes, double serviceNanos, Distribution law) {}

    /// The fate of the request: told at once, or from an event of the agenda.
    void decided(Decision decision);
  }

  private final PlanState state;
  private final DirectCalls directCalls = new DirectCalls();
  private final OwnVisit visit = new OwnVisit();

  public Decider(PlanState state) {
    this.state = state;
  }

  /// Decides the request to endpoint number `index` that arrives at `nanos`.
  public void arrive(int index, long nanos, Caller caller) {
    EndpointPlan endpoint = state.served().get(index);
    EndpointState own = state.endpoint(index);
    if (endpoint.steady()) {
      Decision decision = own.decide(endpoint, nanos);
      caller.drew(
          decision.ordinal(),
          decision.outcome(),
          endpoint.law(),
          decision.serviceNanos(),
          decision.law());
      caller.decided(decision);
      return;
    }
    ScenarioClock clock = state.clock();
    long t = clock.scenarioNanos(nanos);
    OutcomeLaw outcomes = endpoint.modulation().outcomes(t, endpoint.law());
    long taken = own.take(endpoint, outcomes);
    long ordinal = EndpointState.ordinal(taken);
    int outcome = EndpointState.outcome(taken);
    LatencyModel latency = endpoint.outcomes().get(outcome).latency();
    boolean ownLatency = endpoint.outcomes().get(outcome).ownLatency();
    Distribution law = ownLatency ? latency.law() : endpoint.modulation().latency(t, latency.law());
    double service = latency.serviceNanos(endpoint.key(), ordinal, law);
    caller.drew(ordinal, outcome, outcomes, service, law);

    Decision.Detail detail = Decision.Detail.NONE;
    long released = nanos;
    for (int i = 0; i < endpoint.load().limits().size(); i++) {
      int number = endpoint.load().limits().get(i);
      Limit limit = state.resources().limits().get(number).at(t);
      if (!limit.isBound()) {
        continue; // a window limits at other times
      }
      Limiter limiter = state.limiter(number, caller, nanos);
      long delayed = limit.maxDelayNanos() > 0 ? limiter.delay(released, limit.maxDelayNanos()) : 0;
      long refused = limit.maxDelayNanos() > 0 ? 0 : limiter.admit(released);
      if (delayed < 0) {
        refused = Math.max(1, limiter.fullAfter(released));
      }
      detail =
          new Decision.Detail(
              Optional.of(limit),
              refused,
              limiter.remaining(released),
              limiter.fullAfter(released),
              List.of());
      state.limitMeter(number).decided(refused > 0, delayed > 0);
      if (refused > 0) {
        caller.decided(
            endpoint.decided(
                ordinal,
                nanos,
                endpoint.load().refused().get(i),
                released - nanos,
                0,
                0,
                released,
                law,
                detail));
        return;
      }
      released += delayed;
    }
    boolean calls = callsOut(endpoint.outcomes().get(outcome).outcome());
    Load.Calls made = calls ? endpoint.load().calls(t) : Load.Calls.NONE;
    Progress progress =
        endpoint.stalls().size() == 0 ? Progress.STEADY : new Stalls(endpoint.stalls(), clock);
    if (endpoint.load().staged()) {
      new StagedRequest(
              state, endpoint, ordinal, nanos, released, outcome, service, law, made, progress,
              detail, caller)
          .begin();
      return;
    }
    visit.prepare(endpoint, clock, ordinal, service, made, progress);
    if (endpoint.load().pool() == Load.NO_POOL) {
      visit.unqueued(released);
    } else if (state.pool(endpoint.load().pool()) instanceof PoolState.AtArrival(Station it)) {
      Admission admission = it.arrive(released, visit, progress);
      if (admission != Admission.SERVED) {
        caller.decided(
            endpoint.decided(
                ordinal,
                nanos,
                admission == Admission.REJECTED
                    ? endpoint.load().rejected()
                    : endpoint.load().timedOut(),
                visit.endNanos() - nanos,
                0,
                0,
                visit.endNanos(),
                law,
                detail));
        return;
      }
    }
    caller.decided(visit.decision(nanos, outcome, law, detail));
  }

  /// Refuses the request to endpoint number `index` that arrives at `nanos`: its workflow expects
  /// another. It takes an ordinal and no time.
  ///
  /// @param role the endpoint's role in that workflow
  public Decision refuse(int index, int role, long nanos) {
    return turnAway(index, state.served().get(index).outOfOrder().get(role), nanos);
  }

  /// Turns the request to endpoint number `index` away that arrives at `nanos`. It takes an ordinal
  /// and no time.
  ///
  /// @param outcome of the endpoint
  public Decision turnAway(int index, int outcome, long nanos) {
    EndpointPlan endpoint = state.served().get(index);
    long t = state.clock().scenarioNanos(nanos);
    long taken =
        state.endpoint(index).take(endpoint, endpoint.modulation().outcomes(t, endpoint.law()));
    return endpoint.decided(
        EndpointState.ordinal(taken),
        nanos,
        outcome,
        0,
        0,
        0,
        nanos,
        endpoint.outcomes().get(outcome).latency().law(),
        Decision.Detail.NONE);
  }

  /// An endpoint that answers with an error of its own makes no calls; a reply that is damaged or
  /// cut on its way was made like any other.
  private static boolean callsOut(Outcome outcome) {
    return !(outcome instanceof Outcome.ErrorResponse);
  }

  /// The part of a request that the station asks for once its start is known.
  private final class OwnVisit extends Visit {
    private Optional<EndpointPlan> asked = Optional.empty();
    private ScenarioClock clock = ScenarioClock.activated(0, 0);
    private long ordinal;
    private double service;
    private Load.Calls made = Load.Calls.NONE;
    private CallTree tree = CallTree.NONE;
    private Progress progress = Progress.STEADY;
    private CallLog log = new CallLog(0);
    private long startNanos;
    private long serviceNanos;
    private double slowdown;
    private long called; // as DirectCalls answers: time taken, complemented if failed
    private long endNanos;

    void prepare(
        EndpointPlan endpoint,
        ScenarioClock clock,
        long ordinal,
        double service,
        Load.Calls made,
        Progress progress) {
      this.asked = Optional.of(endpoint);
      this.clock = clock;
      this.ordinal = ordinal;
      this.service = service;
      this.made = made;
      this.tree = made.tree();
      this.progress = progress;
      if (log.size() != tree.calls()) {
        log = new CallLog(tree.calls());
      }
      log.clear();
    }

    void unqueued(long nanos) {
      serve(nanos, 1);
    }

    @Override
    protected long holdNanos(long start, int inService) {
      EndpointPlan endpoint = asked.orElseThrow();
      double slowdown =
          state.slowdown(endpoint.load().pool(), inService, clock.scenarioNanos(start));
      serve(start, slowdown);
      return endpoint.load().holds() ? endNanos - startNanos : serviceNanos;
    }

    private void serve(long start, double contention) {
      startNanos = start;
      slowdown = contention;
      serviceNanos = (long) Math.rint(service * contention);
      long served = progress.finish(start, serviceNanos);
      called = 0;
      endNanos = served;
      if (tree.calls() > 0 && served != Occurrences.NEVER) {
        called = directCalls.run(tree, clock, asked.orElseThrow().key(), ordinal, served, log);
        endNanos =
            callNanos() >= DirectCalls.FOREVER
                ? Occurrences.NEVER
                : progress.finish(served + callNanos(), 0);
      }
    }

    private long callNanos() {
      return called < 0 ? ~called : called;
    }

    Decision decision(long arrivalNanos, int outcome, Distribution law, Decision.Detail detail) {
      EndpointPlan endpoint = asked.orElseThrow();
      int ended = called < 0 ? made.failed().get(directCalls.failedCall()) : outcome;
      return endpoint.decided(
          ordinal,
          arrivalNanos,
          ended,
          startNanos - arrivalNanos,
          serviceNanos,
          callNanos(),
          endNanos,
          Scaled.of(law, slowdown),
          withCalls(detail, made, log));
    }
  }

  static Decision.Detail withCalls(Decision.Detail detail, Load.Calls made, CallLog log) {
    if (made.tree().calls() == 0) {
      return detail;
    }
    List<Decision.CallTaken> taken = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.made(i)) {
        taken.add(
            new Decision.CallTaken(
                made.names().get(i),
                log.startNanos(i),
                log.takenNanos(i),
                log.attempts(i),
                log.ok(i)));
      }
    }
    return new Decision.Detail(
        detail.limit(), detail.retryAfterNanos(), detail.remaining(), detail.resetNanos(), taken);
  }
}
