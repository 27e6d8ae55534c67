package dev.understudy.core.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.load.BatchMeans;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.LoadReference;
import dev.understudy.core.random.Streams;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DirectCallsTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long MS = 1_000_000;
  private static final long KEY = Streams.key(20260211, 0, "create-order");

  private final DirectCalls calls = new DirectCalls();

  /// n = 400,000, [BatchMeans] with alpha = 1e-5, fixed seed.
  @Test
  void retriesTakeTheTimeAndFailAsOftenAsTheoryTells() {
    JsonNode reference = LoadReference.get("retry");
    double mean = reference.get("meanAttempt").asDouble() * 1e9;
    Dependency payments =
        Laws.dependency(0, mean, reference.get("pFail").asDouble(), CallTree.NONE);
    var retry = new Retry(3, 100 * MS, 2, NEVER, 0.5);
    CallTree tree = call(payments, NEVER, retry, NEVER, new OnFailure.Fail());
    var log = new CallLog(1);
    int n = 400_000;
    var taken = new BatchMeans(n);
    var failed = new BatchMeans(n);
    var tries = new BatchMeans(n);
    for (int i = 0; i < n; i++) {
      long result = calls.run(tree, Laws.clock(), KEY, i, 0, log);
      taken.add((result < 0 ? ~result : result) / 1e9);
      failed.add(result < 0 ? 1 : 0);
      tries.add(log.attempts(0));
    }
    taken.assertMean(reference.get("meanTotal").asDouble(), 0.02);
    failed.assertMean(reference.get("pAllFail").asDouble(), 0.2);
    tries.assertMean((1 - 0.008) / 0.8, 0.01);
  }

  /// E min(D, tau) = s (1 - e^(-tau/s)); a parallel of two ends with the maximum, 1.5 s; a sequence
  /// with the sum.
  @Test
  void timesAddUpAsIndependentParts() {
    Dependency slow = Laws.dependency(0, 100 * MS, 0, CallTree.NONE);
    CallTree one = Call.to(slow);
    CallTree cut = call(slow, 50 * MS, Retry.NONE, NEVER, new OnFailure.Ignore());
    mean(cut, 100 * -Math.expm1(-0.5));
    mean(new Sequence(List.of(one, one)), 200);
    mean(new Parallel(List.of(one, one), true), 150);
  }

  @Test
  void theFirstFailureEndsASequence() {
    Dependency broken = Laws.fixed(0, 30 * MS, 1);
    Dependency fine = Laws.fixed(1, 20 * MS, 0);
    var tree = new Sequence(List.of(Call.to(fine), Call.to(broken), Call.to(fine)));
    var log = new CallLog(3);
    assertThat(calls.run(tree, Laws.clock(), KEY, 0, 1000, log)).isEqualTo(~(50 * MS));
    assertThat(calls.failedCall()).isEqualTo(1);
    assertThat(log.made(2)).isFalse();
    assertThat(log.startNanos(1)).isEqualTo(1000 + 20 * MS);
    assertThat(log.takenNanos(1)).isEqualTo(30 * MS);
    assertThat(log.ok(1)).isFalse();
  }

  @Test
  void aParallelEndsWithItsFirstFailureUnlessItWaitsForAll() {
    Dependency broken = Laws.fixed(0, 30 * MS, 1);
    Dependency fine = Laws.fixed(1, 90 * MS, 0);
    Dependency quick = Laws.fixed(2, 5 * MS, 0);
    List<CallTree> branches = List.of(Call.to(fine), Call.to(broken), Call.to(quick));
    var log = new CallLog(3);
    assertThat(calls.run(new Parallel(branches, true), Laws.clock(), KEY, 0, 0, log))
        .isEqualTo(~(30 * MS));
    assertThat(calls.failedCall()).isEqualTo(1);
    assertThat(log.made(0)).isFalse();
    assertThat(log.made(2)).isTrue();
    assertThat(calls.run(new Parallel(branches, false), Laws.clock(), KEY, 0, 0, log))
        .isEqualTo(~(90 * MS));
    assertThat(calls.failedCall()).isEqualTo(1);
  }

  @Test
  void whatIsIgnoredCountsItsTimeAndAFallbackAddsItsOwn() {
    Dependency broken = Laws.fixed(0, 30 * MS, 1);
    Dependency fine = Laws.fixed(1, 20 * MS, 0);
    CallTree ignored = call(broken, NEVER, Retry.NONE, NEVER, new OnFailure.Ignore());
    var fallback = new OnFailure.Fallback(new Fixed(7 * MS));
    CallTree backed = call(broken, NEVER, Retry.NONE, NEVER, fallback);
    assertThat(run(new Parallel(List.of(ignored, Call.to(fine)), true))).isEqualTo(30 * MS);
    assertThat(run(new Sequence(List.of(backed, Call.to(fine))))).isEqualTo(57 * MS);
  }

  @Test
  void timeoutsAreForEachTryAndTheDeadlineIsForAll() {
    Dependency slow = Laws.fixed(0, 100 * MS, 0);
    var retry = new Retry(3, 10 * MS, 1, NEVER, 0);
    var fail = new OnFailure.Fail();
    assertThat(run(call(slow, 100 * MS, retry, NEVER, fail))).isEqualTo(100 * MS);
    assertThat(run(call(slow, 40 * MS, retry, NEVER, fail))).isEqualTo(~(140 * MS));
    assertThat(run(call(slow, 40 * MS, retry, 75 * MS, fail))).isEqualTo(~(75 * MS));
    assertThat(run(call(slow, 40 * MS, retry, 45 * MS, fail))).isEqualTo(~(45 * MS));
    assertThat(run(call(slow, NEVER, retry, 99 * MS, fail))).isEqualTo(~(99 * MS));
    assertThat(run(call(slow, NEVER, retry, 100 * MS, fail))).isEqualTo(100 * MS);
  }

  @Test
  void aDependencyThatCallsAnotherTakesItsTimeToo() {
    Dependency last = Laws.fixed(0, 30 * MS, 0);
    Dependency broken = Laws.fixed(1, 5 * MS, 1);
    var first = chained(2, 10 * MS, Call.to(last));
    assertThat(run(Call.to(first))).isEqualTo(40 * MS);
    assertThat(run(Call.to(chained(2, 10 * MS, Call.to(broken))))).isEqualTo(~(15 * MS));
  }

  /// Two tries of a call that itself fails further down half the time: a quarter fails, not half.
  @Test
  void aRetriedCallMeetsNewLuckFurtherDown() {
    Dependency flaky = Laws.fixed(0, MS, 0.5);
    CallTree tree =
        call(
            chained(1, MS, Call.to(flaky)),
            NEVER,
            new Retry(2, 0, 1, NEVER, 0),
            NEVER,
            new OnFailure.Fail());
    var failed = new BatchMeans(100_000);
    for (int i = 0; i < 100_000; i++) {
      failed.add(calls.run(tree, Laws.clock(), KEY, i, 0, new CallLog(1)) < 0 ? 1 : 0);
    }
    failed.assertMean(0.25, 0.05);
  }

  @Test
  void whatDependsOnOthersIsRefused() {
    Dependency pool = Laws.pool(0, MS, 0, Capacity.of(1));
    assertThat(new Sequence(List.of(Call.to(pool))).staged()).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> run(Call.to(pool)));
  }

  private long run(CallTree tree) {
    return calls.run(tree, Laws.clock(), KEY, 0, 0, new CallLog(tree.calls()));
  }

  private void mean(CallTree tree, double expectedMs) {
    int n = 200_000;
    var taken = new BatchMeans(n);
    var log = new CallLog(tree.calls());
    for (int i = 0; i < n; i++) {
      taken.add(calls.run(tree, Laws.clock(), KEY, i, 0, log) / 1e6);
    }
    taken.assertMean(expectedMs, 0.02);
  }

  private static Dependency chained(int index, long nanos, CallTree tree) {
    Dependency plain = Laws.fixed(index, nanos, 0);
    return new Dependency(
        plain.id(), index, plain.behaviour(), Optional.empty(), Optional.empty(), true, tree);
  }

  private static Call call(
      Dependency to, long timeout, Retry retry, long deadline, OnFailure onFailure) {
    return new Call(to, timeout, retry, deadline, onFailure, Optional.empty());
  }
}
