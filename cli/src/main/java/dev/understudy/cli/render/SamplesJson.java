package dev.understudy.cli.render;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Sample sizes as JSON, in one line; a number that does not exist is null.
public final class SamplesJson {
  private SamplesJson() {}

  /// @param rate requests of each endpoint per second
  public static String of(List<PlanOfSamples> plans, double margin, Optional<Double> rate) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("margin", margin);
      json.writeArrayPropertyStart("endpoints");
      for (PlanOfSamples each : plans) {
        json.writeStartObject();
        json.writeStringProperty("endpoint", each.plan().endpoint());
        each.unjudged().ifPresent(why -> json.writeStringProperty("notJudged", why));
        json.writeArrayPropertyStart("claims");
        each.rows()
            .forEach(
                row -> {
                  json.writeStartObject();
                  json.writeStringProperty("facet", row.facet().name().toLowerCase(Locale.ROOT));
                  json.writeStringProperty("subject", row.subject());
                  number(json, "interval", row.interval());
                  number(json, "pass", row.pass());
                  rate.ifPresent(
                      r -> {
                        if (row.pass().isPresent()) {
                          json.writeNumberProperty("seconds", row.pass().getAsLong() / r);
                        }
                      });
                  json.writeEndObject();
                });
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void number(JsonGenerator json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.writeNumberProperty(name, value.getAsLong());
    } else {
      json.writeNullProperty(name);
    }
  }
}
