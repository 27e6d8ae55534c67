package dev.understudy.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.random.Streams;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorrelatedLatencyTest {
  private static final Distribution LAW = new Exponential(20e6);
  private static final long KEY = Streams.key(20260211, 0, "list-products");

  @Test
  void statesAndUniformsAreThoseOfTheReference() throws IOException {
    CorrelatedLatency latency = new CorrelatedLatency(LAW, 0.6);
    JsonNode reference = reference();
    assertThat(latency.rho()).isCloseTo(reference.path("rho").asDouble(), within(1e-11));
    assertThat(reference.path("zAndU").size()).isPositive();
    for (JsonNode row : reference.path("zAndU").values()) {
      long n = row.path(0).asLong();
      assertThat(latency.state(KEY, n)).isCloseTo(row.path(1).asDouble(), within(1e-11));
      assertThat(latency.uniform(KEY, n)).isCloseTo(row.path(2).asDouble(), within(1e-11));
    }
  }

  @Test
  void anyRequestAloneHasTheBitsOfTheSequence() {
    CorrelatedLatency inOrder = new CorrelatedLatency(LAW, -0.8);
    double[] sequence = new double[1000];
    for (int n = 0; n < sequence.length; n++) {
      sequence[n] = inOrder.serviceNanos(KEY, n);
    }
    CorrelatedLatency jumping = new CorrelatedLatency(LAW, -0.8);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5000; i++) {
      int n = random.nextInt(sequence.length);
      assertThat(jumping.serviceNanos(KEY, n)).isEqualTo(sequence[n]);
    }
  }

  @Test
  void endpointsThatShareALawDoNotShareAChain() {
    CorrelatedLatency shared = new CorrelatedLatency(LAW, 0.6);
    long other = Streams.key(20260211, 0, "other");
    double alone = new CorrelatedLatency(LAW, 0.6).serviceNanos(other, 11);
    shared.serviceNanos(KEY, 10);
    assertThat(shared.serviceNanos(other, 11)).isEqualTo(alone);
  }

  /// n = 50,000; the standard error of Spearman's r is below 0.005, so 5 of them hold for all but
  /// one seed in a million.
  @Test
  void theRankCorrelationOfServedTimesIsTheOneStated() {
    for (double stated : new double[] {0.6, -0.4, 0.95}) {
      CorrelatedLatency latency = new CorrelatedLatency(LAW, stated);
      int n = 50_000;
      double[] served = new double[n];
      for (int i = 0; i < n; i++) {
        served[i] = latency.serviceNanos(KEY, i);
      }
      double[] rank = ranks(served);
      double sum = 0;
      for (int i = 1; i < n; i++) {
        sum += (rank[i] - 0.5) * (rank[i - 1] - 0.5);
      }
      assertThat(12 * sum / (n - 1)).isCloseTo(stated, within(0.025));
    }
  }

  @Test
  void correlationsThatCannotBeServedAreRefused() {
    for (double r : new double[] {0, 0.96, -1, Double.NaN}) {
      assertThatThrownBy(() -> new CorrelatedLatency(LAW, r))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(values)
        .map(v -> (Arrays.binarySearch(sorted, v) + 0.5) / values.length)
        .toArray();
  }

  private static JsonNode reference() throws IOException {
    try (var in = CorrelatedLatencyTest.class.getResourceAsStream("draws.json")) {
      return JsonMapper.shared().readTree(in).path("ar1");
    }
  }
}
