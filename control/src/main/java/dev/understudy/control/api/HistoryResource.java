package dev.understudy.control.api;

import dev.understudy.control.Monitor;
import dev.understudy.control.event.Event;
import dev.understudy.control.event.Topic;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.watch.Heat;
import dev.understudy.control.watch.History;
import dev.understudy.control.watch.HistoryJson;
import dev.understudy.control.watch.Interval;
import dev.understudy.control.watch.Step;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `history`: what came in each interval of the last hours, with what happened meanwhile.
record HistoryResource(Monitor monitor) implements Resource {
  private static final String WHOLE = "*";
  private static final int MOST_SERIES = 16; // of one call

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/history").answers(this::history);
  }

  private Reply history(Call call) {
    call.knows("series", "from", "to", "step", "heat");
    long now = StatusResource.look(monitor).millis();
    long to = Asked.query(call, "to").map(it -> instant("to", it, now)).orElse(now + 1);
    long from =
        Asked.query(call, "from")
            .map(it -> instant("from", it, now))
            .orElse(to - TimeUnit.MINUTES.toMillis(5));
    if (to <= from) {
      throw new Refusal(400, "`to` has to be after `from`");
    }
    Step step = step(call, now - from);
    List<String> ids =
        Asked.query(call, "series").map(it -> Arrays.asList(it.split(","))).orElse(List.of(WHOLE));
    if (ids.size() > MOST_SERIES) {
      throw new Refusal(400, ids.size() + " series are more than " + MOST_SERIES);
    }
    boolean heat = call.flag("heat");
    History history = monitor.observatory().history();
    JsonArray series = new JsonArray();
    for (String id : ids) {
      Optional<List<Interval>> kept =
          id.equals(WHOLE)
              ? Optional.of(history.whole(step, from, to))
              : history.of(id, step, from, to);
      JsonObject one = new JsonObject().put("series", id).put("kept", kept.isPresent());
      series.add(one.mergeIn(HistoryJson.columns(kept.orElse(List.of()), heat)));
    }
    JsonObject json =
        new JsonObject()
            .put("stepMs", step.millis())
            .put("fromMs", from)
            .put("toMs", to)
            .put("reachesBackMs", step.spanMillis())
            .put("series", series)
            .put("marks", marks(from, to))
            .put("mostSeries", History.MOST_SERIES)
            .put("leftOut", history.leftOut());
    if (heat) {
      json.put("heatBoundsMs", bounds());
    }
    return Reply.json(json);
  }

  private static Step step(Call call, long spanMillis) {
    Optional<String> asked = Asked.query(call, "step");
    if (asked.isEmpty()) {
      return Step.reaching(spanMillis);
    }
    return Step.of(TimeUnit.NANOSECONDS.toMillis(Asked.nanos("step", asked.get())))
        .orElseThrow(() -> new Refusal(400, "step has to be 1s, 10s or 1m but is " + asked.get()));
  }

  /// Milliseconds since 1970, or a time before now such as `-5m`.
  private static long instant(String name, String text, long now) {
    if (text.startsWith("-")) {
      return now - TimeUnit.NANOSECONDS.toMillis(Asked.nanos(name, text.substring(1)));
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(
          400, name + " has to be milliseconds since 1970 or a time ago such as -5m: " + text);
    }
  }

  private JsonArray marks(long from, long to) {
    JsonArray marks = new JsonArray();
    for (Event event : monitor.feed().between(from, to)) {
      if (event.topic() != Topic.WARNING) {
        marks.add(new JsonObject().put("topic", event.topic().word()).mergeIn(event.data()));
      }
    }
    return marks;
  }

  private static JsonArray bounds() {
    JsonArray bounds = new JsonArray();
    for (int bin = 0; bin <= Heat.BINS; bin++) {
      bounds.add(Heat.lowerMillis(bin));
    }
    return bounds;
  }
}
