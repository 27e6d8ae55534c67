package dev.understudy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.bench.Ratio.Better;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static Ratio ratio(Better better, Double... rounds) {
    return new Ratio("throughput/nginx", better, List.of(rounds));
  }

  @Test
  void aFallOfAThirdThatNoRoundExplainsIsWorse() {
    Ratio then = ratio(Better.HIGHER, 0.90, 0.91, 0.92);
    Ratio.Move move = ratio(Better.HIGHER, 0.60, 0.61, 0.60).since(then);
    assertThat(move.worse()).isTrue();
    assertThat(move.factor()).isBetween(0.65, 0.67);
  }

  @Test
  void theSameFallIsBetterWhereLessIsBetter() {
    Ratio then = ratio(Better.LOWER, 0.90, 0.91, 0.92);
    Ratio.Move move = ratio(Better.LOWER, 0.60, 0.61, 0.60).since(then);
    assertThat(move.beyondNoise()).isTrue();
    assertThat(move.worse()).isFalse();
  }

  @Test
  void theSameFallIsNoiseWhereRoundsDifferAsMuch() {
    Ratio then = ratio(Better.HIGHER, 0.5, 0.9, 1.6);
    assertThat(ratio(Better.HIGHER, 0.4, 0.6, 0.9).since(then).beyondNoise()).isFalse();
  }

  /// 2,000 comparisons of equals at alpha = 1 % expect at most 20 alarms, and the allowance for
  /// runs makes it fewer; 40 is beyond 4 sigma.
  @Test
  void equalsRarelySeemToHaveMoved() {
    SplittableRandom random = new SplittableRandom(11);
    int alarms = 0;
    for (int i = 0; i < 2_000; i++) {
      alarms += noisy(random).since(noisy(random)).beyondNoise() ? 1 : 0;
    }
    assertThat(alarms).isLessThan(40);
  }

  private static Ratio noisy(SplittableRandom random) {
    return ratio(
        Better.HIGHER,
        Math.exp(0.1 * random.nextGaussian()),
        Math.exp(0.1 * random.nextGaussian()),
        Math.exp(0.1 * random.nextGaussian()));
  }

  @Test
  void aRoundWithoutAFigureIsRefused() {
    assertThatThrownBy(() -> ratio(Better.HIGHER, 1.0, 0.0)).hasMessageContaining("rounds > 0");
    assertThatThrownBy(() -> ratio(Better.HIGHER, 1.0)).hasMessageContaining("two rounds");
  }
}
