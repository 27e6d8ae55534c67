package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.text.TextInput;
import dev.understudy.results.text.Tick;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser's HTTP archive (HAR 1.2), entry by entry. The time of an entry is what was spent on
/// sending, waiting and receiving; queueing, name resolution and connecting are not the service's.
final class Har {
  private static final String[] PARTS = {"send", "wait", "receive"};

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Intake intake;
  private final Names connections = new Names();
  private final Tick tick = new Tick(1e6);

  private Har(Intake intake) {
    this.intake = intake;
  }

  static boolean recognises(Head head) {
    return head.text().stripLeading().startsWith("{")
        && head.text().contains("\"log\"")
        && (head.text().contains("\"entries\"") || head.text().contains("\"creator\""));
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) {
    Har har = new Har(intake);
    int line = 0;
    try (JsonParser json = MAPPER.createParser(in.bytes())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        line = json.currentLocation().getLineNr();
        if (token == JsonToken.START_ARRAY && "entries".equals(json.currentName())) {
          har.entries(json);
        }
      }
    } catch (JacksonException e) {
      int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      throw new ResultException(
          in.name(),
          at,
          "the JSON is damaged or cut off after "
              + intake.requests()
              + " entries: "
              + e.getOriginalMessage());
    }
    intake.note("times are send + wait + receive of each entry");
    return har.tick.clock();
  }

  private void entries(JsonParser json) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      long line = json.currentLocation().getLineNr();
      JsonNode entry = MAPPER.readTree(json);
      try {
        intake.row(row(entry));
      } catch (FieldException e) {
        intake.broken(line, e, JsonLines.text(entry.path("request"), "url"));
      }
    }
  }

  private Row row(JsonNode entry) {
    JsonNode request = entry.path("request");
    JsonNode response = entry.path("response");
    int status = (int) JsonLines.number(response, "status");
    Row.Builder row =
        Row.of(Numbers.elapsed("timings", millis(entry), 1e6))
            .start(Stamps.rfc3339("startedDateTime", JsonLines.text(entry, "startedDateTime")))
            .request(JsonLines.text(request, "method"), JsonLines.text(request, "url"))
            .connection(connections.number(JsonLines.text(entry, "connection")))
            .sent(new Row.Sent(headers(request), payload(request)))
            .reply(Math.max(0, status), ErrorKind.NONE);
    if (status <= 0) {
      ErrorKind kind = ErrorKind.ofMessage(JsonLines.text(response, "_error"));
      row.reply(0, kind == ErrorKind.FAILED ? ErrorKind.BROKEN : kind);
    }
    List<String> ordinal = headers(response).getOrDefault("x-understudy-ordinal", List.of());
    if (ordinal.size() == 1) {
      row.ordinal(Numbers.whole("x-understudy-ordinal", ordinal.getFirst()));
    }
    return row.build();
  }

  private double millis(JsonNode entry) {
    JsonNode timings = entry.path("timings");
    if (!timings.path("wait").isNumber()) {
      double whole = JsonLines.number(entry, "time");
      tick.see(entry.path("time").asString());
      return whole;
    }
    double sum = 0;
    for (String part : PARTS) {
      double value = JsonLines.number(timings, part);
      tick.see(timings.path(part).asString());
      sum += Math.max(0, value); // -1: does not apply
    }
    return sum;
  }

  private static Map<String, List<String>> headers(JsonNode message) {
    Map<String, List<String>> fields = new HashMap<>();
    for (JsonNode field : message.path("headers")) {
      fields
          .computeIfAbsent(
              JsonLines.text(field, "name").toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(JsonLines.text(field, "value"));
    }
    return fields;
  }

  private static byte[] payload(JsonNode request) {
    return JsonLines.text(request.path("postData"), "text").getBytes(StandardCharsets.UTF_8);
  }
}
