package dev.understudy.cli.predict;

import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.OutcomeCount;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.predict.Sweep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Predictions as CSV (RFC 4180 but for `\n`): a line for each endpoint and interval, of a sweep
/// for each rate and endpoint. The columns after `unanswered` are the outcomes that any endpoint
/// has. A field is empty where there is no such figure.
public final class PredictionCsv {
  private static final MathContext FIGURES = new MathContext(9);
  private static final List<String> COLUMNS =
      List.of(
          "endpoint",
          "from_s",
          "to_s",
          "requests",
          "throughput_per_s",
          "utilisation",
          "in_service",
          "queue_length",
          "wait_mean_ms",
          "mean_ms",
          "p50_ms",
          "p90_ms",
          "p99_ms",
          "p999_ms",
          "refused",
          "unanswered");

  private final StringBuilder text = new StringBuilder();
  private final Set<String> outcomes = new LinkedHashSet<>();

  private PredictionCsv(List<Prediction> predictions) {
    for (Prediction prediction : predictions) {
      for (Timeline<Interval> endpoint : prediction.endpoints()) {
        endpoint.whole().outcomes().forEach(it -> outcomes.add(it.name()));
      }
    }
  }

  public static String of(Prediction prediction) {
    PredictionCsv csv = new PredictionCsv(List.of(prediction));
    csv.header(List.of());
    for (Timeline<Interval> endpoint : prediction.endpoints()) {
      endpoint.intervals().forEach(it -> csv.line(List.of(), endpoint.name(), it));
    }
    return csv.text.toString();
  }

  public static String of(Sweep sweep) {
    PredictionCsv csv =
        new PredictionCsv(sweep.rows().stream().map(Sweep.Row::prediction).toList());
    csv.header(List.of("rate_per_s"));
    for (Sweep.Row row : sweep.rows()) {
      List<String> rate = List.of(number(row.perSecond()));
      row.prediction().endpoints().forEach(it -> csv.line(rate, it.name(), it.whole()));
    }
    return csv.text.toString();
  }

  private void header(List<String> first) {
    List<String> fields = new ArrayList<>(first);
    fields.addAll(COLUMNS);
    fields.addAll(outcomes);
    line(fields);
  }

  private void line(List<String> first, String endpoint, Interval interval) {
    List<String> fields = new ArrayList<>(first);
    fields.add(endpoint);
    fields.add(number(interval.fromNanos() / 1e9));
    fields.add(number(interval.toNanos() / 1e9));
    fields.add(Long.toString(interval.requests()));
    fields.add(number(interval.throughputPerSecond()));
    fields.add(number(interval.utilisation()));
    fields.add(number(interval.inService()));
    fields.add(number(interval.queueLength()));
    fields.add(number(interval.waitMeanNanos() / 1e6));
    fields.add(number(interval.latency().meanNanos() / 1e6));
    for (double p : new double[] {0.5, 0.9, 0.99, 0.999}) {
      fields.add(number(interval.quantileNanos(p) / 1e6));
    }
    fields.add(Long.toString(interval.refused()));
    fields.add(Long.toString(interval.unanswered()));
    Map<String, Long> counts =
        interval.outcomes().stream()
            .collect(Collectors.toMap(OutcomeCount::name, OutcomeCount::count));
    for (String outcome : outcomes) {
      fields.add(counts.containsKey(outcome) ? String.valueOf(counts.get(outcome)) : "");
    }
    line(fields);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal rounded = new BigDecimal(value).round(FIGURES);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private void line(List<String> fields) {
    text.append(fields.stream().map(CsvField::quoted).collect(Collectors.joining(",")));
    text.append('\n');
  }
}
