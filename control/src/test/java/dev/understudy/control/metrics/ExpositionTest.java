package dev.understudy.control.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import dev.understudy.core.measure.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricFamily;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpositionTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/understudy/control/metrics/still-instance.prom");
  private static final Path REFERENCE = Path.of("../docs/reference/metrics.md");

  private final String text = write();

  /// `./dev golden` rewrites it.
  @Test
  void writesTrafficAndVitalsAsReviewed() throws IOException {
    String ours =
        text.lines()
            .filter(line -> line.contains("understudy_"))
            .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, ours);
    }
    assertThat(ours).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void tellsHowTheProcessIsDoingUnderTheUsualNames() {
    assertThat(names())
        .contains(
            "process_cpu_seconds_total",
            "process_start_time_seconds",
            "jvm_memory_used_bytes",
            "jvm_gc_collection_seconds",
            "jvm_threads_current");
  }

  @Test
  void everyMetricIsDocumented() throws IOException {
    String reference = Files.readString(REFERENCE);
    assertThat(names()).isNotEmpty().allSatisfy(name -> assertThat(reference).contains("`" + name));
  }

  @Test
  void aBucketNeverCountsValuesAboveItsBound() {
    // 400 ms lies in le="0.5", 410 ms too; 40.09 ms is above 0.025 and at or below 0.05.
    assertThat(text)
        .contains(
            "understudy_response_time_actual_seconds_bucket{endpoint=\"get-product\",le=\"0.025\"} 1\n")
        .contains(
            "understudy_response_time_actual_seconds_bucket{endpoint=\"get-product\",le=\"0.05\"} 2\n")
        .contains(
            "understudy_response_time_actual_seconds_bucket{endpoint=\"get-product\",le=\"0.25\"} 2\n")
        .contains(
            "understudy_response_time_actual_seconds_bucket{endpoint=\"get-product\",le=\"0.5\"} 3\n");
  }

  /// What Prometheus gets that asks for native histograms: the same values in exponential buckets.
  @Test
  void aScrapeThatAsksForNativeHistogramsGetsThem() throws IOException {
    Map<String, MetricFamily> families = new HashMap<>();
    InputStream page =
        new ByteArrayInputStream(
            Exposition.write(
                new StillInstance(Health.GOOD),
                reading -> reading.id().equals("get-product"),
                Exposition.Format.PROTOBUF));
    for (MetricFamily family = MetricFamily.parseDelimitedFrom(page);
        family != null;
        family = MetricFamily.parseDelimitedFrom(page)) {
      families.put(family.getName(), family);
    }
    assertThat(families).containsKey("understudy_requests_total");
    var actual =
        Objects.requireNonNull(families.get("understudy_response_time_actual_seconds"))
            .getMetric(0)
            .getHistogram();
    assertThat(actual.getSchema()).isEqualTo(3);
    assertThat(actual.getSampleCount()).isEqualTo(3);
    assertThat(actual.getZeroCount()).isZero();
    assertThat(actual.getBucketCount()).isEqualTo(16); // the fixed bounds are there too
    // 20.08, 40.09 and 410 ms: (2^(-46/8), 2^(-45/8)], (2^(-38/8), 2^(-37/8)], (2^(-11/8), ...]
    assertThat(indices(actual)).containsExactly(-45, -37, -10);
  }

  @Test
  void aValueLiesInTheBucketThatPrometheusWouldPutItIn() {
    assertThat(NativeBuckets.index(1)).isZero();
    assertThat(NativeBuckets.index(1.0000001)).isEqualTo(1);
    assertThat(NativeBuckets.index(2)).isEqualTo(8);
    assertThat(NativeBuckets.index(0.25)).isEqualTo(-16);
    Histogram histogram = new Histogram();
    histogram.record(-5);
    histogram.record(900);
    histogram.record(1_500);
    NativeBuckets buckets = NativeBuckets.of(histogram);
    assertThat(buckets.zeros()).isEqualTo(2);
    assertThat(buckets.above().getCount(0)).isEqualTo(1);
  }

  /// Spans of used buckets, laid out.
  private static List<Integer> indices(Metrics.Histogram histogram) {
    List<Integer> indices = new ArrayList<>();
    int index = 0;
    for (var span : histogram.getPositiveSpanList()) {
      index += span.getOffset();
      for (int i = 0; i < span.getLength(); i++) {
        indices.add(index++);
      }
    }
    return indices;
  }

  private List<String> names() {
    return text.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ")[2])
        .toList();
  }

  private static String write() {
    try {
      return new String(Exposition.write(new StillInstance(Health.GOOD)), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
