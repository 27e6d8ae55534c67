package dev.understudy.config.explain;

import dev.understudy.config.explain.Timeline.Lane;
import dev.understudy.config.explain.Timeline.Point;
import dev.understudy.config.explain.Timeline.Span;
import dev.understudy.core.schedule.Occurrences;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Timelines as JSON, in one line. Times are milliseconds of the scenario; an end that does not
/// come is null. Points are pairs of time and intensity.
public final class TimelineJson {
  private TimelineJson() {}

  public static String of(Timeline timeline) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("scenario", timeline.scenario());
      json.writeNumberProperty("fromMs", timeline.fromNanos() / 1e6);
      json.writeNumberProperty("toMs", timeline.toNanos() / 1e6);
      json.writeArrayPropertyStart("windows");
      timeline.lanes().forEach(lane -> write(json, lane));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Lane lane) {
    json.writeStartObject();
    json.writeStringProperty("id", lane.window());
    json.writeStringProperty("when", lane.when());
    json.writeStringProperty("what", lane.what());
    json.writeArrayPropertyStart("endpoints");
    lane.endpoints().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("workflows");
    lane.workflows().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("dependencies");
    lane.dependencies().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("jitterMs", lane.jitterNanos() / 1e6);
    json.writeArrayPropertyStart("occurrences");
    lane.spans().forEach(span -> write(json, span));
    json.writeEndArray();
    json.writeBooleanProperty("more", lane.more());
    json.writeStringProperty("file", lane.place().file());
    json.writeNumberProperty("line", lane.place().line());
    json.writeNumberProperty("column", lane.place().column());
    json.writeStringProperty("pointer", lane.place().pointer());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Span span) {
    json.writeStartObject();
    json.writeNumberProperty("startMs", span.startNanos() / 1e6);
    if (span.endNanos() == Occurrences.NEVER) {
      json.writeNullProperty("endMs");
    } else {
      json.writeNumberProperty("endMs", span.endNanos() / 1e6);
    }
    json.writeArrayPropertyStart("points");
    for (Point point : span.points()) {
      json.writeStartArray();
      json.writeNumber(point.atNanos() / 1e6);
      json.writeNumber(point.intensity());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
