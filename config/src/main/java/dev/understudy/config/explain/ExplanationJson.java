package dev.understudy.config.explain;

import dev.understudy.config.explain.Explanation.Facet;
import dev.understudy.config.explain.Explanation.Facts;
import dev.understudy.config.explain.Explanation.OutcomeRow;
import dev.understudy.config.explain.Explanation.Step;
import dev.understudy.config.explain.Explanation.WindowRow;
import dev.understudy.config.problem.Place;
import dev.understudy.core.schedule.Occurrences;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Explanations as JSON: `{"endpoints": [...]}`, in one line. Times are milliseconds, to the
/// nanosecond; a moment that does not exist, a rate that comes with the load and the end of a
/// window that does not end are null.
public final class ExplanationJson {
  private ExplanationJson() {}

  public static String of(List<Explanation> explanations) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("endpoints");
      for (Explanation explanation : explanations) {
        write(json, explanation);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Explanation explanation) {
    json.writeStartObject();
    json.writeStringProperty("endpoint", explanation.endpoint());
    json.writeStringProperty("request", explanation.request());
    write(json, explanation.place());
    json.writeStringProperty("scenario", explanation.scenario());
    if (explanation.atNanos().isPresent()) {
      write(json, "atMs", explanation.atNanos().getAsLong());
    }
    json.writeArrayPropertyStart("facets");
    explanation.facets().forEach(facet -> write(json, facet));
    json.writeEndArray();
    json.writeArrayPropertyStart("outcomes");
    explanation.outcomes().forEach(row -> write(json, row));
    json.writeEndArray();
    json.writeArrayPropertyStart("windows");
    explanation.windows().forEach(window -> write(json, window));
    json.writeEndArray();
    json.writeArrayPropertyStart("notes");
    explanation.notes().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Facet facet) {
    json.writeStartObject();
    json.writeStringProperty("name", facet.name());
    json.writeArrayPropertyStart("layers");
    for (Step step : facet.steps()) {
      json.writeStartObject();
      json.writeStringProperty("layer", step.layer());
      json.writeStringProperty("value", step.value());
      json.writeStringProperty("effect", step.effect().name().toLowerCase(Locale.ROOT));
      step.state().ifPresent(state -> write(json, state.intensity(), state.leftNanos()));
      write(json, step.place());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, double intensity, long leftNanos) {
    json.writeNumberProperty("intensity", intensity);
    write(json, "leftMs", leftNanos == Occurrences.NEVER ? Double.POSITIVE_INFINITY : leftNanos);
  }

  private static void write(JsonGenerator json, WindowRow window) {
    json.writeStartObject();
    json.writeStringProperty("id", window.id());
    json.writeStringProperty("when", window.when());
    json.writeStringProperty("what", window.what());
    json.writeNumberProperty("meanIntensity", window.meanIntensity());
    json.writeStringProperty("onAverage", window.onAverage());
    if (window.intensity().isPresent()) {
      write(json, window.intensity().getAsDouble(), window.leftNanos().orElseThrow());
    }
    write(json, window.place());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, OutcomeRow row) {
    json.writeStartObject();
    json.writeStringProperty("name", row.name());
    if (Double.isNaN(row.rate())) {
      json.writeNullProperty("rate");
    } else {
      json.writeNumberProperty("rate", row.rate());
    }
    if (row.meanRun() != 0) {
      json.writeNumberProperty("meanRun", row.meanRun());
    }
    json.writeArrayPropertyStart("statuses");
    row.statuses().forEach(json::writeNumber);
    json.writeEndArray();
    json.writeStringProperty("sent", row.what());
    Facts latency = row.latency();
    json.writeObjectPropertyStart("latencyMs");
    write(json, "mean", latency.mean());
    write(json, "sd", latency.sd());
    write(json, "p50", latency.p50());
    write(json, "p90", latency.p90());
    write(json, "p99", latency.p99());
    write(json, "p99.9", latency.p999());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, double nanos) {
    if (Double.isFinite(nanos)) {
      json.writeNumberProperty(name, Math.rint(nanos) / 1e6);
    } else {
      json.writeNullProperty(name);
    }
  }

  private static void write(JsonGenerator json, Place place) {
    json.writeStringProperty("file", place.file());
    json.writeNumberProperty("line", place.line());
    json.writeNumberProperty("column", place.column());
    json.writeStringProperty("pointer", place.pointer());
  }
}
