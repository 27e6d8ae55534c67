package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// The same service seen through transport and coarse clocks. Seeds fixed.
class ClientViewTest {
  private static final double MS = 1e6;
  private static final Distribution WIDE = Laws.logNormal(50 * MS, 0.8);
  private static final int N = 20_000;

  /// Each clock, 200 samples of n = 2,000: the test that knows the clock rejects at most 5 % (its
  /// level; 4 standard errors: 11 %), on ticks of a quarter of the median it rejects nearly
  /// nothing, and the one that does not know it rejects almost always.
  @Test
  void aCoarseClockIsPartOfTheLaw() {
    SplittableRandom random = new SplittableRandom(31);
    Distribution law = Laws.logNormal(20 * MS, 0.3);
    for (Clock.Reading reading : Clock.Reading.values()) {
      Clock clock = new Clock((long) (5 * MS), reading);
      int knowing = 0;
      int naive = 0;
      for (int round = 0; round < 200; round++) {
        LatencySketch seen = new LatencySketch();
        for (int i = 0; i < 2_000; i++) {
          double x = law.quantile(random.nextDouble(1e-15, 1));
          seen.add(read(clock, x, random.nextDouble()));
        }
        knowing += BandTest.of(seen, law, Overhead.NONE, clock).pValue() <= 0.05 ? 1 : 0;
        naive += BandTest.of(seen, law, Overhead.NONE, Clock.NANOS).pValue() <= 0.05 ? 1 : 0;
      }
      assertThat(knowing).as("%s", reading).isLessThanOrEqualTo(22);
      assertThat(naive).as("%s", reading).isGreaterThan(190);
    }
  }

  private static long read(Clock clock, double nanos, double phase) {
    double tick = clock.tickNanos();
    return clock.tickNanos()
        * switch (clock.reading()) {
          case ROUNDED_DOWN -> (long) Math.floor(nanos / tick);
          case ROUNDED_TO_NEAREST -> (long) Math.rint(nanos / tick);
          case DIFFERENCE_OF_STAMPS -> (long) Math.floor(phase + nanos / tick);
        };
  }

  /// Overhead exponential, 0.25 ms on average, w measured as p99.9 of 5,000 undelayed requests (1.7
  /// ms). 200 samples of n = 20,000: the plain test rejects nearly all, the band test at most 1 %
  /// of them.
  @Test
  void overheadFillsTheBandAndNothingMore() {
    SplittableRandom random = new SplittableRandom(32);
    Distribution law = Laws.logNormal(20 * MS, 0.3);
    LatencySketch undelayed = new LatencySketch();
    for (int i = 0; i < 5_000; i++) {
      undelayed.add((long) overhead(random, 0.25 * MS));
    }
    Overhead overhead = Overhead.measured(undelayed, Clock.NANOS);
    assertThat(overhead.nanos()).isBetween(1.3 * MS, 2.3 * MS);
    int plain = 0;
    int band = 0;
    for (int round = 0; round < 200; round++) {
      LatencySketch seen = new LatencySketch();
      for (int i = 0; i < N; i++) {
        seen.add((long) (law.quantile(random.nextDouble(1e-15, 1)) + overhead(random, 0.25 * MS)));
      }
      plain += BandTest.of(seen, law, Overhead.NONE, Clock.NANOS).pValue() <= 0.05 ? 1 : 0;
      band += BandTest.of(seen, law, overhead, Clock.NANOS).pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(150);
    assertThat(band).isLessThanOrEqualTo(2);
  }

  private static double overhead(SplittableRandom random, double mean) {
    return -mean * Math.log(random.nextDouble(1e-15, 1));
  }

  /// JMeter's view: 1 ms, two stamps, overhead. A wide law passes in full; the same, 15 % slower,
  /// fails.
  @Test
  void aFaithfulServicePassesThroughAMillisecondClock() {
    Settings jmeter =
        Settings.fidelity(
            new Overhead(0.7 * MS, 0.001),
            new Clock((long) MS, Clock.Reading.DIFFERENCE_OF_STAMPS));
    EndpointModel told = EndpointModel.of("e", WIDE);
    Report right = Judge.judge(List.of(seen(told, WIDE, jmeter.clock(), 33, 200_000)), jmeter);
    assertThat(right.claims()).allMatch(c -> c.verdict() == Verdict.PASS);
    Distribution slower = Scaled.of(WIDE, 1.15);
    Report wrong = Judge.judge(List.of(seen(told, slower, jmeter.clock(), 34, N)), jmeter);
    assertThat(wrong.with(Verdict.FAIL)).extracting(Claim::subject).contains("mean", "shape");
  }

  private static Observations seen(
      EndpointModel told, Distribution served, Clock clock, long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    LongUnaryOperator client =
        nanos -> read(clock, nanos + overhead(random, 0.1 * MS), random.nextDouble());
    return Serving.of(served).seenAs(client).observe(told, seed, n, 100);
  }

  /// w = 2 ms is more than 2 % of the interquartile range: the shape cannot pass from outside, but
  /// what lies outside the band fails.
  @Test
  void tooMuchTransportLeavesTheShapeToTheServer() {
    Settings noisy = Settings.fidelity(new Overhead(2 * MS, 0.001), Clock.NANOS);
    Distribution law = Laws.logNormal(50 * MS, 0.3);
    EndpointModel told = EndpointModel.of("e", law);
    Claim right = shape(Serving.of(law).observe(told, 35, N, 10), noisy);
    assertThat(right.verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(right.reason()).startsWith("transport too noisy to judge the shape from outside");
    Claim wrong = shape(Serving.of(Scaled.of(law, 1.3)).observe(told, 35, N, 10), noisy);
    assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
  }

  /// Told 1 ms, seen 1.5 ms: 50 % more, but no more than transport adds. Seen 0.5 ms: no transport
  /// makes that.
  @Test
  void whatTransportMayExplainIsNotHeldAgainstTheServer() {
    Settings client = Settings.fidelity(new Overhead(0.7 * MS, 0.001), Clock.NANOS);
    EndpointModel told = EndpointModel.of("e", Laws.fixed(MS));
    Observations slow = Serving.sampling(_ -> 1.5 * MS).observe(told, 36, N, 10);
    Observations fast = Serving.sampling(_ -> 0.5 * MS).observe(told, 36, N, 10);
    assertThat(quantile(slow, client).verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(quantile(slow, client).reason()).startsWith("transport alone may explain it");
    assertThat(quantile(fast, client).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aClockCoarserThanTheMarginGivesNoVerdict() {
    Settings coarse =
        Settings.fidelity(Overhead.NONE, new Clock((long) MS, Clock.Reading.ROUNDED_DOWN));
    EndpointModel told = EndpointModel.of("e", Laws.fixed(5 * MS));
    Observations seen = Serving.sampling(_ -> 5 * MS).observe(told, 37, N, 10);
    assertThat(quantile(seen, coarse).verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(quantile(seen, coarse).reason())
        .isEqualTo("the clock is too coarse for this margin");
  }

  private static Claim shape(Observations seen, Settings settings) {
    return claim(seen, settings, "shape");
  }

  private static Claim quantile(Observations seen, Settings settings) {
    return claim(seen, settings, "p50");
  }

  private static Claim claim(Observations seen, Settings settings, String subject) {
    return Judge.judge(List.of(seen), settings).claims().stream()
        .filter(c -> c.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
