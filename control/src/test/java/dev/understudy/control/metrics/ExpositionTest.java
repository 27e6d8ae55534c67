package dev.understudy.control.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
