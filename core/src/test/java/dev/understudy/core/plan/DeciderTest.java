package dev.understudy.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.dependency.Behaviour;
import dev.understudy.core.dependency.Call;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.dependency.Dependency;
import dev.understudy.core.dependency.Sequence;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Plan.Behaviours;
import dev.understudy.core.plan.Plan.Resources;
import dev.understudy.core.predict.Arrivals;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.predict.PlanSubject;
import dev.understudy.core.predict.VirtualRun;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.Router;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.RampShape;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One endpoint with a facet at a time, decided in virtual time.
class DeciderTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1000 * MS;
  private static final long KEY = Streams.key(7, 0, "e");
  private static final Capacity BOUNDED = new Capacity(8, 10, 400 * MS);
  private static final int GONE = 1;
  private static final int REJECTED = 2;
  private static final int TIMED_OUT = 3;
  private static final int LIMITED = 4;
  private static final int CALL_FAILED = 5;

  @Test
  void aStationMakesWaitingTimesOfErlangsFormula() {
    Load load = pooled(false);
    PlanState state =
        state(endpoint(new Exponential(120 * MS), load), servers(Capacity.of(8), false));
    var run =
        new VirtualRun(
            new PlanSubject(state),
            List.of(new VirtualRun.Stream(0, new Arrivals.Poisson(50))),
            Horizon.of(4000 * SECOND));
    // M/M/8, 50/s, 120 ms: 21.42 ms; 200,000 requests, five standard errors of MODELS.md 4.1's
    // simulation.
    assertThat(run.run().endpoints().getFirst().whole().waitMeanNanos() / MS)
        .isCloseTo(21.42, within(2.0));
  }

  @Test
  void whatIsDecidedInStagesIsWhatIsDecidedAtArrivalWhereNothingIsShared() {
    List<Decision> atArrival =
        decide(state(endpoint(new Exponential(120 * MS), pooled(false)), servers(BOUNDED, false)));
    List<Decision> inStages =
        decide(state(endpoint(new Exponential(120 * MS), pooled(true)), servers(BOUNDED, true)));
    assertThat(inStages).hasSameSizeAs(atArrival);
    for (int i = 0; i < atArrival.size(); i++) {
      assertThat(inStages.get(i).deadlineNanos()).isEqualTo(atArrival.get(i).deadlineNanos());
      assertThat(inStages.get(i).waitNanos()).isEqualTo(atArrival.get(i).waitNanos());
      assertThat(inStages.get(i).outcome()).isEqualTo(atArrival.get(i).outcome());
    }
    assertThat(atArrival.stream().mapToLong(Decision::waitNanos).sum()).isPositive();
    assertThat(atArrival).extracting(Decision::outcome).contains(REJECTED);
  }

  /// MODELS.md 4.3: 10/s, burst 3, arrivals at 0, 0, 0, 0 and 100 ms.
  @Test
  void aLimitRefusesWhatExceedsItsBurst() {
    Load load =
        new Load(
            List.of(0),
            Load.NO_POOL,
            true,
            CallTree.NONE,
            List.of(LIMITED),
            0,
            0,
            List.of(),
            List.of(),
            false);
    Limit limit = new Limit("partner", 10, 3, false, Optional.empty(), 1, 0);
    PlanState state =
        state(
            endpoint(new Fixed(5 * MS), load),
            new Resources(List.of(), List.of(limit), List.of(), List.of(), List.of()));
    List<Decision> decisions = decide(state, 0, 0, 0, 0, 100 * MS);
    assertThat(decisions).extracting(Decision::outcome).containsExactly(0, 0, 0, LIMITED, 0);
    assertThat(decisions.get(3).responseNanos()).isZero();
    assertThat(decisions.get(3).detail().retryAfterNanos()).isEqualTo(100 * MS);
    assertThat(decisions.get(0).detail().remaining()).isEqualTo(2);
  }

  @Test
  void aLimitThatDelaysLetsRequestsThroughAtItsRate() {
    Load load =
        new Load(
            List.of(0),
            Load.NO_POOL,
            true,
            CallTree.NONE,
            List.of(LIMITED),
            0,
            0,
            List.of(),
            List.of(),
            false);
    Limit limit = new Limit("partner", 10, 1, false, Optional.empty(), 1, 250 * MS);
    PlanState state =
        state(
            endpoint(new Fixed(5 * MS), load),
            new Resources(List.of(), List.of(limit), List.of(), List.of(), List.of()));
    List<Decision> decisions = decide(state, 0, 0, 0, 0);
    assertThat(decisions)
        .extracting(it -> it.responseNanos() / MS)
        .containsExactly(5L, 105L, 205L, 0L);
    assertThat(decisions.get(3).outcome()).isEqualTo(LIMITED);
  }

  @Test
  void callsComeAfterTheServiceAndTheirFailureIsTheEndpoints() {
    Dependency good = dependency(0, 0);
    Dependency bad = dependency(1, 1);
    CallTree tree = new Sequence(List.of(Call.to(good), Call.to(bad)));
    Load load =
        new Load(
            List.of(),
            Load.NO_POOL,
            true,
            tree,
            List.of(),
            0,
            0,
            List.of(0, CALL_FAILED),
            List.of("good", "bad"),
            false);
    Resources resources =
        new Resources(List.of(), List.of(), List.of(good, bad), List.of(), List.of());
    Decision decision = decide(state(endpoint(new Fixed(5 * MS), load), resources), 0).getFirst();
    assertThat(decision.outcome()).isEqualTo(CALL_FAILED);
    assertThat(decision.callNanos()).isEqualTo(20 * MS);
    assertThat(decision.responseNanos()).isEqualTo(25 * MS);
    assertThat(decision.detail().calls())
        .extracting(Decision.CallTaken::dependency)
        .containsExactly("good", "bad");
    assertThat(decision.detail().calls())
        .extracting(Decision.CallTaken::ok)
        .containsExactly(true, false);
  }

  @Test
  void aWindowScalesLatencyAndAddsErrorsWithItsIntensity() {
    Recurring window =
        Recurring.once(10 * SECOND, 10 * SECOND, new Ramp(4 * SECOND, 0, RampShape.LINEAR));
    Modulation modulation =
        new Modulation(
            new Timetable(List.of(window)),
            List.of(
                new Modulation.Effect(
                    "brownout",
                    List.of(new LatencyChange.Scale(3), new LatencyChange.Add(10 * MS)),
                    List.of(new ErrorChange.Add(GONE, 1)))));
    EndpointPlan endpoint = endpoint(new Fixed(20 * MS), modulation, Timetable.EMPTY, Load.NONE);
    PlanState state = state(endpoint, Resources.NONE);
    assertThat(decide(state, 0, 12 * SECOND, 15 * SECOND, 20 * SECOND))
        .extracting(it -> it.serviceNanos() / MS)
        .containsExactly(20L, 45L, 70L, 20L);
    assertThat(decide(state, 15 * SECOND, 16 * SECOND))
        .extracting(Decision::outcome)
        .containsExactly(GONE, GONE);
    assertThat(decide(state, 21 * SECOND)).extracting(Decision::outcome).containsExactly(0);
  }

  /// Probability integral transform: whatever the ramp does, F_t(x) of the law in force is uniform.
  /// KS at alpha = 1e-6, n = 5,000, one seed.
  @Test
  void drawsInARampFollowTheLawInForce() {
    Recurring window = Recurring.once(0, 100 * SECOND, new Ramp(100 * SECOND, 0, RampShape.SMOOTH));
    Modulation modulation =
        new Modulation(
            new Timetable(List.of(window)),
            List.of(
                new Modulation.Effect(
                    "swap",
                    List.of(
                        new LatencyChange.Scale(4),
                        new LatencyChange.Replace(new Exponential(300 * MS))),
                    List.of())));
    PlanState state =
        state(
            endpoint(new Exponential(20 * MS), modulation, Timetable.EMPTY, Load.NONE),
            Resources.NONE);
    int n = 5000;
    long[] arrivals = new long[n];
    for (int i = 0; i < n; i++) {
      arrivals[i] = i * 20 * MS;
    }
    double[] u =
        decide(state, arrivals).stream()
            .mapToDouble(it -> it.law().cdf(it.serviceNanos()))
            .sorted()
            .toArray();
    double distance = 0;
    for (int i = 0; i < n; i++) {
      distance = Math.max(distance, Math.max((i + 1.0) / n - u[i], u[i] - (double) i / n));
    }
    assertThat(distance * Math.sqrt(n)).isLessThan(2.7);
  }

  @Test
  void aStallHoldsWhatIsInProgressAndWhatArrives() {
    Recurring stall = Recurring.once(500 * MS, 300 * MS, Ramp.NONE);
    EndpointPlan endpoint =
        endpoint(new Fixed(100 * MS), Modulation.NONE, new Timetable(List.of(stall)), Load.NONE);
    assertThat(decide(state(endpoint, Resources.NONE), 0, 450 * MS, 600 * MS, 800 * MS))
        .extracting(it -> it.deadlineNanos() / MS)
        .containsExactly(100L, 850L, 900L, 900L);
  }

  @Test
  void aReloadKeepsTheOrdinalsOfWhatIsUnchanged() {
    PlanState state = state(endpoint(new Fixed(MS), Load.NONE), Resources.NONE);
    decide(state, 0, 0, 0);
    assertThat(decide(state.reloaded(state.plan(), 5, 5), 10).getFirst().ordinal()).isEqualTo(3);
    EndpointPlan changed = endpoint(new Fixed(2 * MS), Load.NONE);
    EndpointPlan renamed = new EndpointPlan("e", KEY, 99, changed.law(), changed.outcomes());
    Plan next = plan(renamed, Resources.NONE);
    assertThat(decide(state.reloaded(next, 5, 5), 10).getFirst().ordinal()).isZero();
    assertThat(
            decide(state.activated(0, ScenarioClock.activated(5, 0), 5, 5), 10)
                .getFirst()
                .ordinal())
        .isEqualTo(4);
  }

  @Test
  void aReloadKeepsQueuesAndTokensOfWhatIsUnchanged() {
    PlanState state =
        state(endpoint(new Fixed(SECOND), pooled(false)), servers(Capacity.of(8), false));
    decide(state, 0, 0, 0, 0, 0, 0, 0, 0);
    PlanState next = state.reloaded(state.plan(), 1, 1);
    assertThat(decide(next, 10 * MS).getFirst().waitNanos()).isEqualTo(990 * MS);
    assertThat(next.pool(0, 10 * MS).inService()).isEqualTo(8);
    assertThat(next.pool(0, 10 * MS).waiting()).isEqualTo(1);
  }

  private static List<Decision> decide(PlanState state) {
    long[] arrivals = new long[2000];
    for (int i = 1; i < arrivals.length; i++) {
      arrivals[i] = arrivals[i - 1] + (long) (-10.0 * MS * Math.log(Streams.uniform(3, i, 0)));
    }
    return decide(state, arrivals);
  }

  private static List<Decision> decide(PlanState state, long... arrivals) {
    Decider decider = new Decider(state);
    List<Decision> decisions = new ArrayList<>();
    for (long arrival : arrivals) {
      state.agenda().advanceTo(arrival);
      decider.arrive(
          0,
          arrival,
          new Decider.Caller() {
            @Override
            public Object client(Limit limit) {
              return "client";
            }

            @Override
            public void decided(Decision decision) {
              decisions.add(decision);
            }
          });
    }
    while (state.agenda().runNext()) {}
    decisions.sort(java.util.Comparator.comparingLong(Decision::ordinal));
    return decisions;
  }

  private static Load pooled(boolean staged) {
    return new Load(
        List.of(),
        0,
        true,
        CallTree.NONE,
        List.of(),
        REJECTED,
        TIMED_OUT,
        List.of(),
        List.of(),
        staged);
  }

  private static Resources servers(Capacity capacity, boolean staged) {
    Pool pool = new Pool("e", Optional.of(capacity), Optional.empty(), staged);
    return new Resources(List.of(pool), List.of(), List.of(), List.of(), List.of());
  }

  private static Dependency dependency(int index, double failureRate) {
    return new Dependency(
        index == 0 ? "good" : "bad",
        index,
        Behaviour.constant(new Fixed(10 * MS), failureRate),
        Optional.empty(),
        Optional.empty(),
        true,
        CallTree.NONE);
  }

  private static EndpointPlan endpoint(Distribution law, Load load) {
    return endpoint(law, Modulation.NONE, Timetable.EMPTY, load);
  }

  private static EndpointPlan endpoint(
      Distribution law, Modulation modulation, Timetable stalls, Load load) {
    LatencyModel latency = new LatencyModel.Independent(law);
    Reply reply = new Reply(List.of(200), List.of(), Body.NONE);
    List<OutcomePlan> outcomes = new ArrayList<>();
    outcomes.add(new OutcomePlan(OutcomePlan.SUCCESS, latency, new Outcome.Success(reply)));
    for (String name : List.of("gone", "rejected", "timed-out", "limited", "call-failed")) {
      outcomes.add(new OutcomePlan(name, latency, new Outcome.ErrorResponse(reply)));
    }
    return new EndpointPlan(
        "e",
        KEY,
        1,
        OutcomeLaw.of(new ErrorRate(0, 0)),
        outcomes,
        modulation,
        stalls,
        load,
        Transfer.UNPACED);
  }

  private static Plan plan(EndpointPlan endpoint, Resources resources) {
    return new Plan(
        "shop",
        7,
        Router.of(List.of()),
        List.of(Plan.constant("calm", new Behaviours(List.of(endpoint), resources))),
        0,
        Plan.Exposure.NOTHING,
        false);
  }

  private static PlanState state(EndpointPlan endpoint, Resources resources) {
    return PlanState.start(plan(endpoint, resources), 0, 0);
  }
}
