package dev.understudy.cli.render;

import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Settings;
import dev.understudy.results.verify.Verification;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A verification as JSON, in one line. Times are nanoseconds, shares 0..1; a number that does not
/// exist is null.
public final class VerificationJson {
  private VerificationJson() {}

  public static String of(Verification verification) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("verdict", name(verification.report().verdict()));
      json.writeStringProperty("file", verification.file());
      json.writeStringProperty("format", verification.format());
      json.writeNumberProperty("requests", verification.requests());
      json.writeNumberProperty("unattributed", verification.unattributed());
      json.writeNumberProperty("brokenLines", verification.brokenLines());
      settings(json, verification);
      json.writeArrayPropertyStart("claims");
      verification.report().claims().forEach(claim -> write(json, claim));
      json.writeEndArray();
      json.writeArrayPropertyStart("notes");
      verification.notes().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void settings(JsonGenerator json, Verification verification) {
    Settings settings = verification.report().settings();
    json.writeNumberProperty("margin", settings.margin());
    json.writeObjectPropertyStart("transport");
    json.writeBooleanProperty("measured", !verification.baseline().isEmpty());
    json.writeStringProperty("at", verification.baseline());
    json.writeNumberProperty("nanos", settings.overhead().nanos());
    json.writeNumberProperty("share", settings.overhead().share());
    json.writeEndObject();
    json.writeObjectPropertyStart("clock");
    json.writeNumberProperty("tickNanos", settings.clock().tickNanos());
    json.writeStringProperty("reading", name(settings.clock().reading()));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Claim claim) {
    json.writeStartObject();
    json.writeStringProperty("endpoint", claim.endpoint());
    json.writeStringProperty("question", name(claim.question()));
    json.writeStringProperty("facet", name(claim.facet()));
    json.writeStringProperty("subject", claim.subject());
    json.writeStringProperty("unit", name(claim.facet().unit()));
    number(json, "told", claim.told());
    number(json, "served", claim.served());
    claim
        .interval()
        .ifPresent(
            interval -> {
              json.writeArrayPropertyStart("interval");
              end(json, interval.low());
              end(json, interval.high());
              json.writeEndArray();
            });
    json.writeNumberProperty("n", claim.n());
    claim.pValue().ifPresent(p -> json.writeNumberProperty("pValue", p));
    json.writeStringProperty("verdict", name(claim.verdict()));
    claim.moreNeeded().ifPresent(more -> json.writeNumberProperty("moreNeeded", more));
    json.writeStringProperty("method", claim.method().description());
    json.writeStringProperty("reason", claim.reason());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) {
    json.writeName(name);
    end(json, value);
  }

  private static void end(JsonGenerator json, double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
