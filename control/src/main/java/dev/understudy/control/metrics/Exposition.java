package dev.understudy.control.metrics;

import dev.understudy.control.Instance;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The text of `/metrics`.
public final class Exposition {
  /// Prometheus text format 0.0.4.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private Exposition() {}

  /// UTF-8 text of everything measured, now.
  public static byte[] write(Instance instance) throws IOException {
    return write(instance, _ -> true);
  }

  /// The same, with those endpoints alone that are `wanted`. The figures of the whole hold all.
  public static byte[] write(Instance instance, Predicate<EndpointReading> wanted)
      throws IOException {
    List<MetricSnapshot> metrics = new ArrayList<>();
    Readings counts = instance.readings(_ -> false);
    Set<String> ids =
        counts.endpoints().stream()
            .filter(wanted)
            .map(EndpointReading::id)
            .collect(Collectors.toSet());
    Readings readings = instance.readings(ids::contains).only(ids);
    metrics.addAll(TrafficMetrics.of(readings));
    metrics.addAll(LoadMetrics.of(readings));
    metrics.addAll(ProcessMetrics.of(instance.vitals(), instance.build(), instance.tracing()));
    metrics.addAll(JvmMetrics.now());
    ByteArrayOutputStream text = new ByteArrayOutputStream(64 * 1024);
    PrometheusTextFormatWriter.create()
        .write(text, MetricSnapshots.of(metrics.toArray(MetricSnapshot[]::new)));
    return text.toByteArray();
  }
}
