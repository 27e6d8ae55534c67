package dev.understudy.core.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Agenda.Rank;
import dev.understudy.core.load.BatchMeans;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StagedCallsTest {
  private static final int N = 400_000;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long MS = 1_000_000;
  private static final long KEY = Streams.key(20260211, 0, "create-order");

  /// 400 random trees, 50 requests each, without stations: result, time, failing call and log are
  /// equal.
  @Test
  void decidesAsDirectCallsDo() {
    var random = new Random(5);
    for (int i = 0; i < 400; i++) {
      CallTree tree = tree(random, 3);
      for (int n = 0; n < 50; n++) {
        var direct = new DirectCalls();
        var log = new CallLog(tree.calls());
        long result = direct.run(tree, Laws.clock(), KEY, n, 1000, log);
        String expected =
            (result < 0 ? "failed by " + direct.failedCall() + " after " + ~result : "ok " + result)
                + describe(log);

        var agenda = new Agenda();
        agenda.advanceTo(1000);
        var staged = new StagedCalls(agenda, List.of(Optional.empty()), List.of(), Laws::clock);
        var stagedLog = new CallLog(tree.calls());
        var heard = new ArrayList<String>();
        staged.run(
            tree,
            KEY,
            n,
            stagedLog,
            (at, ok, by) ->
                heard.add(
                    (ok ? "ok " + (at - 1000) : "failed by " + by + " after " + (at - 1000))
                        + describe(stagedLog)));
        while (agenda.runNext()) {}
        assertThat(heard).as("request %s of %s", n, tree).containsExactly(expected);
      }
    }
  }

  /// M/M/20 at load 0.72, reached after an exponential stage. Departures of the first stage are
  /// Poisson again (Burke 1956), so in event order the mean wait is that of M/M/20, 3.77 ms.
  /// Decided in the order of the requests it comes out seven times as long after 100 ms, and 1.8 s
  /// after 1 s. n = 400,000; [BatchMeans] with alpha = 1e-5; the wrong waits only by their size.
  @Test
  void aCallThatIsOvertakenIsDecidedInEventOrder() {
    staged(0.1).assertMean(0.00376672061186, 0.25);
    staged(1).assertMean(0.00376672061186, 0.25);
    assertThat(inRequestOrder(0.1)).isCloseTo(0.027, within(0.003));
    assertThat(inRequestOrder(1)).isCloseTo(1.78, within(0.2));
  }

  private static BatchMeans staged(double stageSeconds) {
    Dependency payments = Laws.pool(0, 180 * MS, 0, Capacity.of(20));
    CallTree tree = Call.to(payments);
    var agenda = new Agenda();
    var staged =
        new StagedCalls(
            agenda, List.of(payments.newStation(agenda, Laws::clock)), List.of(), Laws::clock);
    var waits = new BatchMeans(N);
    double arrival = 0;
    for (int i = 0; i < N; i++) {
      arrival -= Math.log1p(-Streams.uniform(KEY, i, 100)) / 80;
      long n = i;
      agenda.advanceTo(Math.round(arrival * 1e9));
      agenda.put(
          called(arrival, n, stageSeconds),
          Rank.RESULT,
          at ->
              staged.run(
                  tree,
                  KEY,
                  n,
                  new CallLog(1),
                  (end, _, _) -> waits.add((end - at - service(n)) / 1e9)));
    }
    while (agenda.runNext()) {}
    return waits;
  }

  private static double inRequestOrder(double stageSeconds) {
    var free = new PriorityQueue<Long>(Collections.nCopies(20, 0L));
    double arrival = 0;
    double waits = 0;
    for (int n = 0; n < N; n++) {
      arrival -= Math.log1p(-Streams.uniform(KEY, n, 100)) / 80;
      long called = called(arrival, n, stageSeconds);
      long start = Math.max(called, free.remove());
      free.add(start + service(n));
      waits += (start - called) / 1e9;
    }
    return waits / N;
  }

  private static long called(double arrival, long n, double stageSeconds) {
    double stage = -stageSeconds * Math.log1p(-Streams.uniform(KEY, n, 101));
    return Math.round((arrival + stage) * 1e9);
  }

  /// The dependency's work for request n, as the call draws it.
  private static long service(long n) {
    double u = Uniform.of(Streams.word0(KEY, n, Purpose.DEPENDENCY, 1));
    return (long) Math.rint(new Exponential(180 * MS).sample(u));
  }

  @Test
  void aTimedOutCallKeepsItsServer() {
    var world = new World(new Capacity(1, 0, NEVER), new Fixed(100 * MS));
    CallTree tree = world.call(40 * MS, Retry.NONE);
    world.run(tree, 0, 0);
    world.run(tree, 1, 90 * MS); // refused: the first is still being served
    world.run(tree, 2, 100 * MS);
    world.finish();
    assertThat(world.heard).containsExactly("0 failed at 40", "1 failed at 90", "2 failed at 140");
    assertThat(world.station.inService()).isZero();
  }

  @Test
  void aSlowDependencyFillsItsQueueAndTimesOut() {
    var world = new World(new Capacity(1, 2, 150 * MS), new Fixed(100 * MS));
    CallTree tree = world.call(NEVER, Retry.NONE);
    for (int n = 0; n < 4; n++) {
      world.run(tree, n, n * MS);
    }
    world.finish();
    assertThat(world.heard)
        .containsExactly("3 failed at 3", "0 ok at 100", "2 failed at 152", "1 ok at 200");
  }

  @Test
  void aRetryMeetsTheStationAnew() {
    var world = new World(new Capacity(1, 0, NEVER), new Fixed(100 * MS));
    CallTree tree = world.call(NEVER, new Retry(3, 60 * MS, 1, NEVER, 0));
    world.run(tree, 0, 0);
    world.run(tree, 1, 10 * MS); // tries at 10, 70 and 130
    world.finish();
    assertThat(world.heard).containsExactly("0 ok at 100", "1 ok at 230");
  }

  /// 2 % more for each further request in service: the first takes 100 ms, the second 102, the
  /// third 104.
  @Test
  void contentionSlowsADependencyWithoutABoundToo() {
    var behaviour = Behaviour.constant(new Fixed(100 * MS), 0);
    Optional<Contention> linear = Optional.of(new Contention.Linear(0.02, 1));
    var dependency =
        new Dependency("d", 0, behaviour, Optional.empty(), linear, true, CallTree.NONE);
    var agenda = new Agenda();
    var staged =
        new StagedCalls(
            agenda, List.of(dependency.newStation(agenda, Laws::clock)), List.of(), Laws::clock);
    var ends = new ArrayList<Long>();
    agenda.advanceTo(0);
    for (int n = 0; n < 3; n++) {
      staged.run(Call.to(dependency), KEY, n, new CallLog(1), (at, _, _) -> ends.add(at / MS));
    }
    while (agenda.runNext()) {}
    assertThat(ends).containsExactly(100L, 102L, 104L);
  }

  /// The fourth failure comes at 175 ms; the calls made at 100 and 125 ms were let through.
  @Test
  void aBreakerOpensWhenResultsComeNotWhenTheyAreDecided() {
    var rule = new BreakerRule(4, 0.5, 4, 1000 * MS, 2);
    var breaker = new Breaker(rule);
    Dependency broken = Laws.fixed(0, 100 * MS, 1);
    CallTree tree =
        new Call(
            broken,
            NEVER,
            Retry.NONE,
            NEVER,
            new OnFailure.Fail(),
            Optional.of(new Call.BreakerRef(0, rule)));
    var agenda = new Agenda();
    var staged = new StagedCalls(agenda, List.of(Optional.empty()), List.of(breaker), Laws::clock);
    var heard = new ArrayList<String>();
    for (int n = 0; n < 6; n++) {
      long number = n;
      long start = n * 25 * MS;
      agenda.put(
          start,
          Rank.ARRIVAL,
          _ ->
              staged.run(
                  tree,
                  KEY,
                  number,
                  new CallLog(1),
                  (end, ok, _) -> heard.add(number + " after " + (end - start) / MS)));
    }
    agenda.advanceTo(174 * MS);
    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    agenda.advanceTo(175 * MS);
    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    agenda.put(
        300 * MS,
        Rank.ARRIVAL,
        _ ->
            staged.run(
                tree, KEY, 9, new CallLog(1), (end, ok, _) -> heard.add("9 at " + end / MS)));
    while (agenda.runNext()) {}
    assertThat(heard)
        .containsExactly(
            "0 after 100",
            "1 after 100",
            "2 after 100",
            "3 after 100",
            "4 after 100",
            "5 after 100",
            "9 at 300");
  }

  private static String describe(CallLog log) {
    var text = new StringBuilder();
    for (int call = 0; call < log.size(); call++) {
      text.append(
          log.made(call)
              ? " [%d +%d x%d %s]"
                  .formatted(
                      log.startNanos(call), log.takenNanos(call), log.attempts(call), log.ok(call))
              : " [-]");
    }
    return text.toString();
  }

  private static CallTree tree(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    if (kind <= 1) {
      CallTree below =
          depth > 1 && random.nextInt(3) == 0 ? tree(random, depth - 2) : CallTree.NONE;
      Dependency to =
          Laws.dependency(0, (1 + random.nextInt(100)) * MS, random.nextDouble() * 0.6, below);
      var retry = new Retry(1 + random.nextInt(3), random.nextInt(30) * MS, 2, 50 * MS, 0.5);
      OnFailure onFailure =
          switch (random.nextInt(4)) {
            case 0 -> new OnFailure.Ignore();
            case 1 -> new OnFailure.Fallback(new Exponential(20 * MS));
            default -> new OnFailure.Fail();
          };
      long timeout = random.nextBoolean() ? NEVER : random.nextInt(1, 100) * MS + 17;
      long deadline = random.nextBoolean() ? NEVER : random.nextInt(1, 200) * MS + 23;
      return new Call(to, timeout, retry, deadline, onFailure, Optional.empty());
    }
    var parts = new ArrayList<CallTree>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      parts.add(tree(random, depth - 1));
    }
    return kind == 2 ? new Sequence(parts) : new Parallel(parts, random.nextBoolean());
  }

  /// One dependency with a station, and what was heard of the calls, in ms.
  private static final class World {
    final Agenda agenda = new Agenda();
    final List<String> heard = new ArrayList<>();
    final Dependency dependency;
    final EventStation station;
    final StagedCalls staged;

    World(Capacity capacity, Distribution law) {
      dependency =
          new Dependency(
              "d",
              0,
              Behaviour.constant(law, 0),
              Optional.of(capacity),
              Optional.empty(),
              true,
              CallTree.NONE);
      station = new EventStation(capacity, agenda);
      staged = new StagedCalls(agenda, List.of(Optional.of(station)), List.of(), Laws::clock);
    }

    CallTree call(long timeout, Retry retry) {
      return new Call(dependency, timeout, retry, NEVER, new OnFailure.Fail(), Optional.empty());
    }

    void run(CallTree tree, long n, long nanos) {
      agenda.put(
          nanos,
          Rank.ARRIVAL,
          _ ->
              staged.run(
                  tree,
                  KEY,
                  n,
                  new CallLog(1),
                  (end, ok, _) -> heard.add(n + (ok ? " ok at " : " failed at ") + end / MS)));
    }

    void finish() {
      while (agenda.runNext()) {}
    }
  }
}
