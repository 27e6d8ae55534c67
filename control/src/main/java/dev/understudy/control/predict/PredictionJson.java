package dev.understudy.control.predict;

import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Prediction.BreakerInterval;
import dev.understudy.core.predict.Prediction.DependencyInterval;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.Occupancy;
import dev.understudy.core.predict.Prediction.StationInterval;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.predict.Sweep;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Predictions as JSON, in one line: docs/how-to/predict.md. What does not exist - the utilisation
/// of what nothing bounds, a quantile of nothing - is null.
public final class PredictionJson {
  private final JsonGenerator json;

  private PredictionJson(JsonGenerator json) {
    this.json = json;
  }

  public static String of(Prediction prediction, About about) {
    return document(about, it -> it.body(prediction));
  }

  public static String of(Sweep sweep, About about) {
    return document(about, it -> it.sweep(sweep));
  }

  private static String document(About about, Consumer<PredictionJson> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("service", about.service());
      json.writeStringProperty("scenario", about.scenario());
      json.writeNumberProperty("seed", about.seed());
      json.writeStringProperty("workload", about.workload());
      body.accept(new PredictionJson(json));
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private void sweep(Sweep sweep) {
    json.writeArrayPropertyStart("sweep");
    for (Sweep.Row row : sweep.rows()) {
      json.writeStartObject();
      number("ratePerSecond", row.perSecond());
      json.writeBooleanProperty("keepsUp", row.keepsUp());
      body(row.prediction());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (sweep.knee().isEmpty()) {
      json.writeNullProperty("knee");
      return;
    }
    json.writeObjectPropertyStart("knee");
    number("keepsUpPerSecond", sweep.knee().get().keepsUpPerSecond());
    number("fallsBehindPerSecond", sweep.knee().get().fallsBehindPerSecond());
    json.writeEndObject();
  }

  private void body(Prediction prediction) {
    span(prediction.horizon().fromNanos(), prediction.horizon().toNanos());
    timelines("endpoints", prediction.endpoints(), this::endpoint);
    timelines("stations", prediction.stations(), this::station);
    timelines("dependencies", prediction.dependencies(), this::dependency);
    timelines("breakers", prediction.breakers(), this::breaker);
  }

  /// By name; intervals only where there is more than one.
  private <T> void timelines(String name, List<Timeline<T>> all, Consumer<T> write) {
    json.writeObjectPropertyStart(name);
    for (Timeline<T> each : all) {
      json.writeObjectPropertyStart(each.name());
      write.accept(each.whole());
      if (each.intervals().size() > 1) {
        json.writeArrayPropertyStart("intervals");
        for (T interval : each.intervals()) {
          json.writeStartObject();
          write.accept(interval);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void endpoint(Interval interval) {
    json.writeNumberProperty("requests", interval.requests());
    number("throughputPerSecond", interval.throughputPerSecond());
    number("utilisation", interval.utilisation());
    millis("waitMeanMs", interval.waitMeanNanos());
    json.writeObjectPropertyStart("latencyMs");
    millis("mean", interval.latency().meanNanos());
    millis("p50", interval.quantileNanos(0.5));
    millis("p90", interval.quantileNanos(0.9));
    millis("p99", interval.quantileNanos(0.99));
    millis("p999", interval.quantileNanos(0.999));
    json.writeEndObject();
    json.writeObjectPropertyStart("outcomes");
    interval.outcomes().forEach(it -> json.writeNumberProperty(it.name(), it.count()));
    json.writeEndObject();
    span(interval.fromNanos(), interval.toNanos());
    number("arrivalsPerSecond", interval.arrivalsPerSecond());
    json.writeNumberProperty("served", interval.served());
    json.writeNumberProperty("waited", interval.waited());
    json.writeNumberProperty("refused", interval.refused());
    json.writeNumberProperty("failedByLoad", interval.failedByLoad());
    json.writeNumberProperty("unanswered", interval.unanswered());
    number("inService", interval.inService());
    number("queueLength", interval.queueLength());
  }

  private void station(StationInterval interval) {
    span(interval.fromNanos(), interval.toNanos());
    occupancy(Optional.of(interval.occupancy()));
  }

  private void dependency(DependencyInterval interval) {
    span(interval.fromNanos(), interval.toNanos());
    json.writeNumberProperty("calls", interval.calls());
    json.writeNumberProperty("failed", interval.failed());
    json.writeNumberProperty("tries", interval.tries());
    millis("takenMeanMs", interval.takenMeanNanos());
    json.writeNumberProperty("refused", interval.refused());
    occupancy(interval.occupancy());
  }

  private void breaker(BreakerInterval interval) {
    span(interval.fromNanos(), interval.toNanos());
    number("notClosed", interval.notClosed());
    json.writeNumberProperty("refused", interval.refused());
  }

  private void occupancy(Optional<Occupancy> occupancy) {
    number("utilisation", occupancy.map(Occupancy::utilisation).orElse(Double.NaN));
    number("inService", occupancy.map(Occupancy::inService).orElse(Double.NaN));
    number("queueLength", occupancy.map(Occupancy::queueLength).orElse(Double.NaN));
  }

  private void span(long fromNanos, long toNanos) {
    millis("fromMs", fromNanos);
    millis("toMs", toNanos);
  }

  private void millis(String name, double nanos) {
    number(name, Double.isFinite(nanos) ? Math.rint(nanos) / 1e6 : nanos);
  }

  private void number(String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }
}
