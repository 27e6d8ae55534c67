package dev.understudy.control.metrics;

import dev.understudy.control.Instance;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
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

/// What `/metrics` answers.
public final class Exposition {
  private static final ExpositionFormatWriter TEXT = PrometheusTextFormatWriter.create();

  private Exposition() {}

  /// How metrics are written.
  public enum Format {
    /// Prometheus text format 0.0.4, histograms with fixed bounds.
    TEXT,
    /// Delimited protocol buffers, histograms native too.
    PROTOBUF;

    /// What a scrape asks for: Prometheus does so where it takes native histograms.
    ///
    /// @param accept its header; empty for none
    public static Format of(String accept) {
      return accept.contains("application/vnd.google.protobuf")
              && accept.contains("proto=io.prometheus.client.MetricFamily")
          ? PROTOBUF
          : TEXT;
    }

    public String contentType() {
      return writer().getContentType();
    }

    private ExpositionFormatWriter writer() {
      return this == TEXT ? Exposition.TEXT : new PrometheusProtobufWriter();
    }
  }

  /// Everything measured, now, as UTF-8 text.
  public static byte[] write(Instance instance) throws IOException {
    return write(instance, _ -> true, Format.TEXT);
  }

  /// The same, with those endpoints alone that are `wanted`. The figures of the whole hold all.
  public static byte[] write(Instance instance, Predicate<EndpointReading> wanted, Format format)
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
    ByteArrayOutputStream page = new ByteArrayOutputStream(64 * 1024);
    format.writer().write(page, MetricSnapshots.of(metrics.toArray(MetricSnapshot[]::new)));
    return page.toByteArray();
  }
}
