package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.understudy.core.random.Streams;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GcraTest {
  private static final long MS = 1_000_000;

  @Test
  void aBurstPassesAndThenTheRate() {
    JsonNode example = LoadReference.get("gcraExample");
    var limit = new Gcra(example.get("ratePerS").asDouble(), example.get("burst").asInt(), 0);
    for (int i = 0; i < 5; i++) {
      long wait = limit.admit(example.get("arrivalsMs").get(i).asLong() * MS);
      assertThat(wait == 0).isEqualTo(example.get("accepted").get(i).asBoolean());
    }
  }

  /// A bucket of `burst` tokens that fills by one each interval, counted in whole nanoseconds: no
  /// formula.
  @Property(tries = 1000, seed = "42")
  void decidesAsATokenBucket(
      @ForAll @IntRange(min = 1, max = 12) int burst,
      @ForAll @IntRange(min = 1, max = 50) int intervalMs,
      @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 120) Integer> gapsMs) {
    var limit = new Gcra(1000.0 / intervalMs, burst, -7 * MS);
    long interval = intervalMs * MS;
    long credit = burst * interval;
    long now = -7 * MS;
    for (int gap : gapsMs) {
      now += gap * MS;
      credit = Math.min(burst * interval, credit + gap * MS);
      long wait = limit.admit(now);
      if (credit >= interval) {
        credit -= interval;
        assertThat(wait).isZero();
      } else {
        assertThat(wait).isEqualTo(interval - credit);
      }
      assertThat(limit.remaining(now)).isEqualTo(credit / interval);
      assertThat(limit.fullAfter(now)).isEqualTo(burst * interval - credit);
    }
  }

  @Property(tries = 300, seed = "42")
  void delaysSoThatWhatPassesConforms(
      @ForAll @IntRange(min = 1, max = 5) int burst,
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 60) Integer> gapsMs) {
    var delaying = new Gcra(50, burst, 0);
    var judging = new Gcra(50, burst, 0);
    long now = 0;
    for (int gap : gapsMs) {
      now += gap * MS;
      long wait = delaying.delay(now, Long.MAX_VALUE);
      assertThat(judging.admit(now + wait)).isZero();
      if (wait > 0) {
        assertThat(judging.remaining(now + wait)).isZero();
      }
    }
  }

  @Test
  void aDelayBeyondTheMostIsRefusedAndTakesNoTurn() {
    var limit = new Gcra(10, 1, 0);
    assertThat(limit.delay(0, 150 * MS)).isZero();
    assertThat(limit.delay(0, 150 * MS)).isEqualTo(100 * MS);
    assertThat(limit.delay(0, 150 * MS)).isEqualTo(-1);
    assertThat(limit.delay(60 * MS, 150 * MS)).isEqualTo(140 * MS);
  }

  /// n = 800,000, [BatchMeans] with alpha = 1e-5; where nearly none is refused, fewer than 5 may
  /// be.
  @Test
  void rejectsOfPoissonLoadWhatTheoryTells() {
    long key = Streams.key(20260211, 0, "limit");
    int stream = 0;
    for (JsonNode row : LoadReference.get("gcraPoisson")) {
      int n = 800_000;
      var limit = new Gcra(1000, row.get("burst").asInt(), 0);
      var rejected = new BatchMeans(n);
      double seconds = 0;
      for (int i = 0; i < n; i++) {
        double u = Streams.uniform(key, i, stream);
        seconds += -Math.log1p(-u) / (1000 * row.get("load").asDouble());
        rejected.add(limit.admit((long) (seconds * 1e9)) == 0 ? 0 : 1);
      }
      stream++;
      double expected = row.get("rejected").asDouble();
      if (expected < 1e-4) {
        assertThat(rejected.mean()).isBetween(0.0, 4 * expected + 5.0 / n);
      } else {
        rejected.assertMean(expected, expected < 0.03 ? 0.8 : 0.1);
      }
    }
  }

  @Test
  void oneAnHourIsExact() {
    long hour = 3600 * 1000 * MS;
    var limit = new Gcra(1 / 3600.0, 1, 5);
    assertThat(limit.admit(5)).isZero();
    assertThat(limit.admit(5 + hour - 1)).isEqualTo(1);
    assertThat(limit.admit(5 + hour)).isZero();
  }

  @Test
  void aMillionASecondIsMetToAMillionth() {
    for (double rate : new double[] {999_999, 314_159, 48_001, 1_234_567 / 2.0}) {
      var limit = new Gcra(rate, 1, 0);
      long now = 0;
      int passed = 0;
      while (now < 1_000_000_000L) {
        long wait = limit.delay(now, Long.MAX_VALUE);
        now += wait;
        passed++;
      }
      assertThat(passed).isBetween((int) rate - 1, (int) rate + 2);
    }
  }

  @Test
  void aRateOfZeroAndABurstOfZeroAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Gcra(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Gcra(Double.NaN, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Gcra(1, 0, 0));
  }
}
