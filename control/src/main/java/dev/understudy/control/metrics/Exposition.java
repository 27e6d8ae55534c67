package dev.understudy.control.metrics;

import dev.understudy.control.Instance;
import dev.understudy.core.measure.Readings;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The text of `/metrics`.
public final class Exposition {
  /// Prometheus text format 0.0.4.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private Exposition() {}

  /// UTF-8 text of everything measured, now.
  public static byte[] write(Instance instance) throws IOException {
    List<MetricSnapshot> metrics = new ArrayList<>();
    Readings readings = instance.readings();
    metrics.addAll(TrafficMetrics.of(readings));
    metrics.addAll(LoadMetrics.of(readings));
    metrics.addAll(ProcessMetrics.of(instance.vitals(), instance.build()));
    metrics.addAll(JvmMetrics.now());
    ByteArrayOutputStream text = new ByteArrayOutputStream(64 * 1024);
    PrometheusTextFormatWriter.create()
        .write(text, MetricSnapshots.of(metrics.toArray(MetricSnapshot[]::new)));
    return text.toByteArray();
  }
}
