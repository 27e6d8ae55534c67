package dev.understudy.core.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.understudy.core.dependency.Breaker.State;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final Breaker breaker = new Breaker(new BreakerRule(10, 0.5, 4, 1000, 3));

  @Test
  void opensWhenEnoughOfTheLastResultsFailed() {
    results(0, true, false, false);
    assertThat(breaker.state()).isEqualTo(State.CLOSED); // 2 of 3, but fewer than 4
    results(0, true);
    assertThat(breaker.state()).isEqualTo(State.OPEN); // 2 of 4
    assertThat(breaker.call(999)).isEqualTo(Breaker.REFUSED);
  }

  @Test
  void oldResultsLeaveTheWindow() {
    results(0, true, true, true, false, false, true, true, false, true, true);
    assertThat(breaker.state()).isEqualTo(State.CLOSED); // 3 of 10
    results(0, true, true, true); // the three oldest were good, too
    results(0, false, false); // 3 of the last 10: the first two failures have left
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    results(0, false, false);
    assertThat(breaker.state()).isEqualTo(State.OPEN); // 5 of the last 10
  }

  @Test
  void afterItsTimeTrialsDecide() {
    results(0, false, false, false, false);
    int[] trials = {breaker.call(1000), breaker.call(1001), breaker.call(1002)};
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.call(1003)).isEqualTo(Breaker.REFUSED);
    breaker.result(1100, trials[0], true);
    breaker.result(1101, trials[1], false);
    assertThat(breaker.call(1102)).isEqualTo(Breaker.REFUSED);
    breaker.result(1103, trials[2], true);
    assertThat(breaker.state()).isEqualTo(State.CLOSED); // 1 of 3 failed
    results(1104, false, false, false);
    assertThat(breaker.state()).isEqualTo(State.CLOSED); // with an empty window
  }

  @Test
  void failedTrialsOpenItAgainFromTheirLastResultOn() {
    results(0, false, false, false, false);
    int[] trials = {breaker.call(1000), breaker.call(1000), breaker.call(1000)};
    breaker.result(1500, trials[0], false);
    breaker.result(1500, trials[1], true);
    breaker.result(1600, trials[2], false);
    assertThat(breaker.call(2599)).isEqualTo(Breaker.REFUSED);
    assertThat(breaker.call(2600)).isNotEqualTo(Breaker.REFUSED);
  }

  @Test
  void resultsOfAnEarlierPhaseDoNotCount() {
    int late = breaker.call(0);
    results(0, false, false, false, false);
    int trial = breaker.call(1000);
    breaker.result(1001, late, false);
    breaker.result(1001, late, false);
    breaker.result(1001, late, false);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    breaker.result(1002, trial, true);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  /// 7 % of 100 is 7, though 0.07 x 100 is 7.000000000000001.
  @Test
  void theRateIsMetExactly() {
    var strict = new Breaker(new BreakerRule(100, 0.07, 100, 1000, 1));
    for (int i = 0; i < 100; i++) {
      strict.result(0, strict.call(0), i >= 7);
    }
    assertThat(strict.state()).isEqualTo(State.OPEN);
  }

  @Test
  void moreNeededThanCountedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BreakerRule(10, 0.5, 11, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BreakerRule(10, 0, 1, 0, 1));
  }

  private void results(long nanos, boolean... results) {
    for (boolean ok : results) {
      breaker.result(nanos, breaker.call(nanos), ok);
    }
  }
}
