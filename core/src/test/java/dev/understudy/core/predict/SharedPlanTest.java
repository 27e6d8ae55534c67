package dev.understudy.core.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.dependency.Behaviour;
import dev.understudy.core.dependency.BreakerRule;
import dev.understudy.core.dependency.Call;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.dependency.Dependency;
import dev.understudy.core.dependency.OnFailure;
import dev.understudy.core.dependency.Retry;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Modulation;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Plan.Resources;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.plan.Pool;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.Router;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.Timetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What endpoints share, small enough to do by hand. Services take 30 ms.
class SharedPlanTest {
  private static final long MS = 1_000_000;
  private static final int LIMITED = 1;
  private static final int REJECTED = 2;
  private static final int TIMED_OUT = 3;
  private static final int CALL_FAILED = 4;

  /// One server: browse at 0, pay at 10 waits until 30.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void utilisationIsThatOfTheStationWhoeverKeepsItBusy(boolean staged) {
    Prediction prediction =
        new VirtualRun(
                subject(
                    pool(staged),
                    endpoint("browse", pooled(staged)),
                    endpoint("pay", pooled(staged))),
                new Recording(new long[] {0, 10 * MS}, new int[] {0, 1}),
                new Horizon(0, 100 * MS, 50 * MS))
            .run();
    for (String id : List.of("browse", "pay")) {
      assertThat(prediction.endpoint(id).utilisation()).isCloseTo(0.6, within(1e-9));
      assertThat(prediction.endpoint(id).inService()).isCloseTo(0.3, within(1e-9));
    }
    assertThat(prediction.endpoint("pay").waitMeanNanos()).isEqualTo(20 * MS);
    assertThat(prediction.endpoint("pay").waited()).isEqualTo(1);
    var station = prediction.stations().getFirst();
    assertThat(station.name()).isEqualTo("shared");
    assertThat(station.whole().occupancy().queueLength()).isCloseTo(0.2, within(1e-9));
    assertThat(station.intervals().get(1).occupancy().utilisation()).isCloseTo(0.2, within(1e-9));
    assertThat(prediction.offeredUtilisation("shared")).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void requestsOfOneInstantComeInTheRecordingsOrder() {
    for (int first : new int[] {0, 1}) {
      Prediction prediction =
          new VirtualRun(
                  subject(
                      pool(false),
                      endpoint("browse", pooled(false)),
                      endpoint("pay", pooled(false))),
                  new Recording(new long[] {5 * MS, 5 * MS}, new int[] {first, 1 - first}),
                  Horizon.of(100 * MS))
              .run();
      assertThat(prediction.endpoints().get(first).whole().waitMeanNanos()).isZero();
      assertThat(prediction.endpoints().get(1 - first).whole().waitMeanNanos()).isEqualTo(30 * MS);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAnEndlessStallHoldsIsCountedAndNeverAnswered(boolean staged) {
    Timetable stalls =
        new Timetable(List.of(Recurring.once(20 * MS, Occurrences.NEVER, Ramp.NONE)));
    Interval whole =
        new VirtualRun(
                subject(pool(staged), endpoint("pay", stalls, pooled(staged))),
                Recording.of(0, 0, 60 * MS, 61 * MS),
                Horizon.of(100 * MS))
            .run()
            .endpoint("pay");
    assertThat(whole.requests()).isEqualTo(3);
    assertThat(whole.unanswered()).isEqualTo(3);
    assertThat(whole.throughputPerSecond()).isZero();
    assertThat(whole.latency().count()).isZero();
    assertThat(whole.outcomes()).allMatch(it -> it.count() == 0);
    if (!staged) {
      assertThat(whole.inService()).isCloseTo(1, within(1e-9)); // holds its server for ever
    }
  }

  /// A payment provider that always fails after 5 ms, asked from 30 ms on every 10 ms: two results
  /// open the breaker at 45 ms, and all later calls are refused.
  @Test
  void dependenciesAndBreakersAreSeen() {
    Dependency payments =
        new Dependency(
            "payments",
            0,
            Behaviour.constant(new Fixed(5 * MS), 1),
            Optional.of(Capacity.of(2)),
            Optional.empty(),
            true,
            CallTree.NONE);
    BreakerRule rule = new BreakerRule(2, 0.5, 2, 3600_000 * MS, 1);
    Call call =
        new Call(
            payments,
            Occurrences.NEVER,
            Retry.NONE,
            Occurrences.NEVER,
            new OnFailure.Fail(),
            Optional.of(new Call.BreakerRef(0, rule)));
    Load load = load(Load.NO_POOL, List.of(), call, true);
    Prediction prediction =
        new VirtualRun(
                subject(
                    new Resources(
                        List.of(), List.of(), List.of(payments), List.of(rule), List.of()),
                    endpoint("checkout", load)),
                List.of(new VirtualRun.Stream(0, new Arrivals.Paced(100))),
                new Horizon(0, 1000 * MS, 500 * MS))
            .run();
    var dependency = prediction.dependencies().getFirst();
    assertThat(dependency.name()).isEqualTo("payments");
    assertThat(dependency.whole().calls()).isEqualTo(100);
    assertThat(dependency.whole().failed()).isEqualTo(100);
    assertThat(dependency.whole().occupancy().orElseThrow().inService())
        .isCloseTo(0.01, within(1e-9));
    assertThat(dependency.intervals().get(1).occupancy().orElseThrow().inService()).isZero();
    var breaker = prediction.breakers().getFirst();
    assertThat(breaker.name()).isEqualTo("checkout -> payments");
    assertThat(breaker.intervals().getFirst().notClosed()).isCloseTo(0.91, within(1e-9));
    assertThat(breaker.intervals().getLast().notClosed()).isEqualTo(1);
    assertThat(prediction.endpoint("checkout").failedByLoad()).isEqualTo(100);
    assertThat(prediction.endpoint("checkout").refused()).isZero();
    // At 50, 60, .. 990 ms: three more come when the horizon has ended.
    assertThat(breaker.whole().refused()).isEqualTo(95);
  }

  @Test
  void closedClientsAreDifferentClientsForALimit() {
    Limit limit = new Limit("e", 1, 1, true, Optional.empty(), 10, 0);
    Interval whole =
        new VirtualRun(
                subject(
                    new Resources(List.of(), List.of(limit), List.of(), List.of(), List.of()),
                    endpoint("pay", load(Load.NO_POOL, List.of(0), CallTree.NONE, false))),
                List.of(new VirtualRun.Stream(0, new Arrivals.Clients(3, new Fixed(60 * MS)))),
                Horizon.of(100 * MS))
            .run()
            .endpoint("pay");
    assertThat(whole.requests()).isEqualTo(3);
    assertThat(whole.refused()).isZero();
  }

  /// Of the requests at 0, 10, .. 90 those before 50 warm the station up; the queue they left is
  /// there.
  @Test
  void whatComesBeforeIsNotCountedButFelt() {
    Interval whole =
        new VirtualRun(
                subject(pool(false), endpoint("pay", pooled(false))),
                List.of(new VirtualRun.Stream(0, new Arrivals.Paced(100))),
                new Horizon(0, 50 * MS, 100 * MS, 50 * MS))
            .run()
            .endpoint("pay");
    assertThat(whole.requests()).isEqualTo(5);
    assertThat(whole.utilisation()).isEqualTo(1);
    assertThat(whole.throughputPerSecond()).isEqualTo(40); // at 60 and at 90
    assertThat(whole.waitMeanNanos()).isEqualTo(140.0 * MS); // 100, 120, .. 180
  }

  @Test
  void anObserverHearsOfEveryDecision() {
    List<Decision> decisions = new ArrayList<>();
    PlanState state = state(pool(true), endpoint("pay", pooled(true)));
    new VirtualRun(
            new PlanSubject(state, decisions::add),
            Recording.of(0, 0, 10 * MS, 20 * MS),
            Horizon.of(100 * MS))
        .run();
    assertThat(decisions).extracting(Decision::ordinal).containsExactly(0L, 1L, 2L);
    assertThat(decisions).extracting(it -> it.waitNanos() / MS).containsExactly(0L, 20L, 40L);
  }

  /// What the server does: time moves on, requests come, and each is decided where it is due. The
  /// recording of their arrivals, predicted, gives the same decisions, waits and all.
  @Test
  void aRecordedRunIsPredictedRequestByRequest() {
    int n = 4000;
    long[] nanos = new long[n];
    int[] asked = new int[n];
    for (int i = 0; i < n; i++) {
      double gap = -36.0 * MS * Math.log(Streams.uniform(3, i, 0));
      nanos[i] = (i == 0 ? 0 : nanos[i - 1]) + (long) gap;
      asked[i] = i % 3 == 0 ? 1 : 0;
    }
    PlanState live =
        state(pool(true), endpoint("browse", pooled(true)), endpoint("pay", pooled(true)));
    List<Decision> served = new ArrayList<>();
    Decider decider = new Decider(live);
    Decider.Caller caller =
        new Decider.Caller() {
          @Override
          public Object client(Limit limit) {
            return "";
          }

          @Override
          public void decided(Decision decision) {
            served.add(decision);
          }
        };
    for (int i = 0; i < n; i++) {
      live.agenda().advanceTo(nanos[i]);
      decider.arrive(asked[i], nanos[i], caller);
    }
    live.agenda().advanceTo(nanos[n - 1] + 3600_000 * MS);

    List<Decision> predicted = new ArrayList<>();
    PlanState virtual =
        state(pool(true), endpoint("browse", pooled(true)), endpoint("pay", pooled(true)));
    new VirtualRun(
            new PlanSubject(virtual, predicted::add),
            new Recording(nanos, asked),
            Horizon.of(nanos[n - 1] + 1))
        .run();
    assertThat(decided(predicted)).isEqualTo(decided(served)).hasSize(n);
    assertThat(served.stream().mapToLong(Decision::waitNanos).max().orElse(0)).isPositive();
  }

  private static List<List<Object>> decided(List<Decision> decisions) {
    return decisions.stream()
        .map(
            it ->
                List.<Object>of(
                    it.endpoint().id(),
                    it.ordinal(),
                    it.arrivalNanos(),
                    it.outcome(),
                    it.waitNanos(),
                    it.serviceNanos(),
                    it.deadlineNanos()))
        .toList();
  }

  private static Resources pool(boolean staged) {
    Pool pool = new Pool("shared", Optional.of(Capacity.of(1)), Optional.empty(), staged);
    return new Resources(List.of(pool), List.of(), List.of(), List.of(), List.of());
  }

  private static Load pooled(boolean staged) {
    return load(0, List.of(), CallTree.NONE, staged);
  }

  private static Load load(int pool, List<Integer> limits, CallTree calls, boolean staged) {
    return new Load(
        limits,
        pool,
        true,
        calls,
        limits.stream().map(_ -> LIMITED).toList(),
        REJECTED,
        TIMED_OUT,
        calls.calls() == 0 ? List.of() : List.of(CALL_FAILED),
        calls.calls() == 0 ? List.of() : List.of("payments"),
        staged);
  }

  private static EndpointPlan endpoint(String id, Load load) {
    return endpoint(id, Timetable.EMPTY, load);
  }

  private static EndpointPlan endpoint(String id, Timetable stalls, Load load) {
    LatencyModel latency = new LatencyModel.Independent(new Fixed(30 * MS));
    Reply reply = new Reply(List.of(200), List.of(), Body.NONE);
    List<OutcomePlan> outcomes = new ArrayList<>();
    outcomes.add(new OutcomePlan(OutcomePlan.SUCCESS, latency, new Outcome.Success(reply)));
    for (String name : List.of("rate limited", "queue full", "queue timeout", "payments failed")) {
      outcomes.add(new OutcomePlan(name, latency, new Outcome.ErrorResponse(reply)));
    }
    return new EndpointPlan(
        id,
        Streams.key(7, 0, id),
        1,
        OutcomeLaw.of(new ErrorRate[0]),
        outcomes,
        Modulation.NONE,
        stalls,
        load,
        Transfer.UNPACED);
  }

  private static PlanSubject subject(Resources resources, EndpointPlan... endpoints) {
    return new PlanSubject(state(resources, endpoints));
  }

  private static PlanState state(Resources resources, EndpointPlan... endpoints) {
    Plan plan =
        new Plan(
            "shop",
            7,
            Router.of(List.of()),
            List.of(
                Plan.constant("calm", new Plan.Behaviours(Arrays.asList(endpoints), resources))),
            0,
            Plan.Exposure.NOTHING,
            false);
    return PlanState.start(plan, 0, 0);
  }
}
