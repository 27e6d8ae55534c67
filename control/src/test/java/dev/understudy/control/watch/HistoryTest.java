package dev.understudy.control.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.LoadReadings;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import dev.understudy.core.measure.Readings.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is kept of the past. Looks come as the test says, a second apart.
@SuppressWarnings("NullAway") // its maps hold what it has put in
class HistoryTest {
  private static final long MS = 1_000_000;
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /// An engine that counts what the test says.
  private static final class Engine {
    final Map<String, long[]> counts = new LinkedHashMap<>();
    final Map<String, Histogram> times = new LinkedHashMap<>();
    final Map<String, Instant> since = new LinkedHashMap<>();
    final Histogram overall = new Histogram();

    Engine(int endpoints) {
      for (int i = 0; i < endpoints; i++) {
        fresh("e" + i, START);
      }
    }

    void fresh(String id, Instant when) {
      counts.put(id, new long[2]);
      times.put(id, new Histogram());
      since.put(id, when);
    }

    void serve(String id, long n, long nanos) {
      counts.get(id)[0] += n;
      for (long i = 0; i < n; i++) {
        times.get(id).record(nanos);
        overall.record(nanos);
      }
    }

    Readings readings() {
      List<EndpointReading> endpoints = new ArrayList<>();
      counts.forEach(
          (id, count) ->
              endpoints.add(
                  new EndpointReading(
                      id,
                      since.get(id),
                      List.of(
                          new OutcomeCount("success", count[0]),
                          new OutcomeCount("down", count[1])),
                      0,
                      0,
                      0,
                      List.of(),
                      copy(times.get(id)))));
      LoadReadings load =
          new LoadReadings(
              new ScenarioReading("calm", 0, 1, false),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of());
      return new Readings(
          endpoints,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          copy(overall),
          START,
          load,
          Readings.SessionReading.NONE);
    }

    private static Times copy(Histogram histogram) {
      Times copy = Times.none();
      histogram.addTo(copy.intended());
      histogram.addTo(copy.actual());
      return copy;
    }
  }

  private final Engine engine = new Engine(3);
  private final History history = new History(engine.readings(), 0);
  private long now;

  private History.Added look() {
    now += 1_000;
    Readings readings = engine.readings();
    Set<String> admitted = history.admit(history.begun(readings));
    return history.take(readings, admitted, now);
  }

  @Test
  void anIntervalHasWhatCameInIt() {
    engine.serve("e0", 100, 20 * MS);
    look();
    engine.serve("e0", 50, 40 * MS);
    engine.counts.get("e0")[1] += 5;
    History.Added second = look();
    Interval row = second.rows().get("e0");
    assertThat(row.requests()).isEqualTo(55);
    assertThat(row.errors()).isEqualTo(5);
    assertThat(row.actual().n()).isEqualTo(50);
    assertThat((double) row.actual().at()[0])
        .isCloseTo(40, org.assertj.core.data.Percentage.withPercentage(0.8));
    assertThat(second.whole().requests()).isEqualTo(55);
  }

  @Test
  void percentilesOfALongIntervalAreThoseOfAllOfIt() {
    for (int second = 1; second <= 21; second++) {
      engine.serve("e0", second % 10 == 0 ? 100 : 10, second % 10 == 0 ? 90 * MS : 10 * MS);
      look();
    }
    Interval tenSeconds = history.of("e0", Step.TEN_SECONDS, 0, 30_000).orElseThrow().getLast();
    assertThat(tenSeconds.millis()).isEqualTo(10_000);
    assertThat(tenSeconds.requests()).isEqualTo(190);
    // 90 values of 10 ms, 100 of 90 ms: the mean of the seconds' medians would be 18 ms.
    assertThat((double) tenSeconds.actual().at()[0])
        .isCloseTo(90, org.assertj.core.data.Percentage.withPercentage(0.8));
  }

  @Test
  void aChangedEndpointClosesItsIntervalsAndBeginsAnew() {
    for (int second = 1; second <= 14; second++) {
      engine.serve("e0", 10, 20 * MS);
      look();
    }
    engine.fresh("e0", START.plusSeconds(14));
    engine.serve("e0", 3, 20 * MS);
    Interval after = look().rows().get("e0");
    assertThat(after.requests()).isEqualTo(3);
    List<Interval> tens = history.of("e0", Step.TEN_SECONDS, 0, 30_000).orElseThrow();
    assertThat(tens.getLast().requests()).isEqualTo(40);
    assertThat(tens.getLast().millis()).isEqualTo(4_000);
    long seconds =
        history.of("e0", Step.SECOND, 0, 30_000).orElseThrow().stream()
            .mapToLong(Interval::requests)
            .sum();
    assertThat(seconds).isEqualTo(143);
    assertThat(history.whole(Step.SECOND, 0, 30_000).stream().mapToLong(Interval::requests).sum())
        .isEqualTo(143);
  }

  @Test
  void ringsKeepNoMoreThanTheyAreMadeFor() {
    for (int second = 1; second <= 700; second++) {
      engine.serve("e1", 1, 20 * MS);
      look();
    }
    assertThat(history.of("e1", Step.SECOND, 0, now).orElseThrow()).hasSize(600);
    assertThat(history.of("e1", Step.MINUTE, 0, now).orElseThrow()).hasSize(11);
    assertThat(history.of("e0", Step.SECOND, 0, now)).isEmpty();
  }

  @Test
  void onlySoManyEndpointsHaveAHistoryAndTheOthersAreCounted() {
    Engine large = new Engine(200);
    History bounded = new History(large.readings(), 0);
    for (int i = 0; i < 200; i++) {
      large.serve("e" + i, 1, MS);
    }
    Readings readings = large.readings();
    History.Added added = bounded.take(readings, bounded.admit(bounded.begun(readings)), 1_000);
    assertThat(added.rows()).hasSize(History.MOST_SERIES);
    assertThat(added.rates()).hasSize(200 - History.MOST_SERIES).containsValue(1.0);
    assertThat(added.whole().requests()).isEqualTo(200);
    assertThat(bounded.leftOut()).isEqualTo(200 - History.MOST_SERIES);
  }

  @Test
  void anIdleSeriesGivesWayToAnEndpointThatBegins() {
    Engine large = new Engine(History.MOST_SERIES + 1);
    History bounded = new History(large.readings(), 0);
    for (int i = 0; i < History.MOST_SERIES; i++) {
      large.serve("e" + i, 1, MS);
    }
    Readings first = large.readings();
    bounded.take(first, bounded.admit(bounded.begun(first)), 1_000);
    large.serve("e64", 1, MS);
    Readings soon = large.readings();
    bounded.take(soon, bounded.admit(bounded.begun(soon)), 2_000);
    assertThat(bounded.keeps("e64")).isFalse();
    Readings quiet = large.readings();
    bounded.take(quiet, bounded.admit(bounded.begun(quiet)), 700_000);
    large.serve("e64", 1, MS);
    Readings later = large.readings();
    History.Added added = bounded.take(later, bounded.admit(bounded.begun(later)), 701_000);
    assertThat(added.rows()).containsKey("e64").hasSize(History.MOST_SERIES);
    assertThat(bounded.leftOut()).isZero();
  }
}
