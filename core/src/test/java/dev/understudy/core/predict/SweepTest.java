package dev.understudy.core.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.load.Capacity;
import dev.understudy.core.predict.Sweep.Bottleneck;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/// One server of 10 ms, so that 100 requests a second are the most.
class SweepTest {
  private static final long MS = 1_000_000;

  private static DoubleFunction<Prediction> model(int queue, List<Double> asked) {
    return rate -> {
      asked.add(rate);
      return new VirtualRun(
              new StationSubject(new Capacity(1, queue, Occurrences.NEVER), _ -> 10 * MS),
              List.of(new VirtualRun.Stream(0, new Arrivals.Poisson(rate))),
              new Horizon(0, 60_000 * MS, 600_000 * MS, 540_000 * MS))
          .run();
    };
  }

  @Test
  void theKneeIsWhereTheServersAreAllTaken() {
    List<Double> asked = new ArrayList<>();
    Sweep sweep = Sweep.of(List.of(160.0, 40.0, 80.0), model(20, asked), model(20, asked));
    assertThat(sweep.rows()).extracting(Sweep.Row::perSecond).containsExactly(40.0, 80.0, 160.0);
    Sweep.Knee knee = sweep.knee().orElseThrow();
    assertThat(knee.keepsUpPerSecond()).isBetween(90.0, 100.0); // M/D/1/21 at 97/s loses 1 %
    assertThat(knee.fallsBehindPerSecond() / knee.keepsUpPerSecond()).isBetween(1.0, 1.02);
    assertThat(asked).hasSizeLessThan(12);
  }

  @Test
  void aQueueWithoutBoundFallsBehindWithoutRefusing() {
    var model = model(Capacity.UNBOUNDED, new ArrayList<>());
    Sweep sweep = Sweep.of(List.of(90.0, 110.0), model, model);
    assertThat(sweep.rows().getLast().prediction().endpoints().getFirst().whole().refused())
        .isZero();
    assertThat(sweep.knee().orElseThrow().keepsUpPerSecond()).isBetween(97.0, 102.0);
  }

  @Test
  void ratesOnOneSideHaveNoKnee() {
    var model = model(20, new ArrayList<>());
    assertThat(Sweep.of(List.of(10.0, 20.0), model, model).knee()).isEmpty();
    assertThat(Sweep.of(List.of(200.0, 300.0), model, model).knee()).isEmpty();
  }

  @Test
  void aStationBelowTheOfferedLoadIsTheBottleneck() {
    Prediction calm = model(20, new ArrayList<>()).apply(90);
    assertThat(Sweep.bottlenecks(calm, "create-order")).isEmpty();
    Prediction busy = model(20, new ArrayList<>()).apply(120);
    assertThat(busy.offeredUtilisation("create-order")).isCloseTo(1.2, within(0.02));
    Bottleneck bottleneck = Sweep.bottlenecks(busy, "create-order").getFirst();
    assertThat(bottleneck.kind()).isEqualTo(Bottleneck.Kind.STATION);
    assertThat(bottleneck.perSecond().orElseThrow()).isCloseTo(100, within(1e-9));
  }
}
