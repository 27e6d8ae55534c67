package dev.understudy.control.api;

import dev.understudy.control.Monitor;
import dev.understudy.control.event.Topic;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.traffic.TrafficJson;
import dev.understudy.control.traffic.TrafficLog;
import dev.understudy.control.traffic.TrafficLog.Recording;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// `traffic`: the last requests that were recorded; `traffic:record` begins, `traffic:stop` ends;
/// `traffic/unmatched`: paths that no endpoint answers, and which came nearest.
record TrafficResource(Monitor monitor) implements Resource {
  private static final int USUAL_KEEP = 1_000;
  private static final int MOST_ONE_IN = 1_000_000;
  private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long USUAL_MILLIS = TimeUnit.MINUTES.toMillis(10);

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/traffic").answers(this::traffic);
    routes.get("/api/v1/traffic/unmatched").answers(this::unmatched);
    routes.change("POST", "/api/v1/traffic:record").answers(this::record);
    routes.change("POST", "/api/v1/traffic:stop").answers(this::stop);
  }

  private Reply traffic(Call call) {
    call.knows("after", "limit");
    long after = call.query("after", 0, 0, Long.MAX_VALUE);
    int limit = (int) call.query("limit", 100, 1, TrafficLog.MOST);
    JsonArray requests = new JsonArray();
    monitor.traffic().newest(after, limit).forEach(it -> requests.add(TrafficJson.of(it)));
    return Reply.json(state().put("requests", requests));
  }

  private Reply unmatched(Call call) {
    call.knows();
    JsonArray paths = new JsonArray();
    monitor.traffic().unmatched().forEach(it -> paths.add(TrafficJson.of(it)));
    return Reply.json(
        new JsonObject().put("paths", paths).put("forgotten", monitor.traffic().forgottenPaths()));
  }

  private Reply record(Call call) {
    JsonObject body = call.json();
    Asked.knows(body, "oneIn", "keep", "for");
    long now = System.currentTimeMillis();
    long millis =
        Asked.text(body, "for")
            .map(it -> TimeUnit.NANOSECONDS.toMillis(Asked.nanos("for", it)))
            .orElse(USUAL_MILLIS);
    if (millis < 1 || millis > LONGEST_MILLIS) {
      throw new dev.understudy.control.http.Refusal(400, "for has to be above 0 and at most 1h");
    }
    Recording recording =
        new Recording(
            Asked.number(body, "oneIn", 1, 1, MOST_ONE_IN),
            Asked.number(body, "keep", USUAL_KEEP, 1, TrafficLog.MOST),
            now,
            now + millis);
    monitor.traffic().record(recording);
    monitor
        .feed()
        .publish(
            Topic.CONTROL,
            now,
            String.format(
                Locale.ROOT,
                "recording 1 request in %d for %d s",
                recording.oneIn(),
                millis / 1000),
            new JsonObject());
    return Reply.json(state());
  }

  private Reply stop(Call call) {
    monitor.traffic().stop();
    monitor
        .feed()
        .publish(
            Topic.CONTROL, System.currentTimeMillis(), "recording was stopped", new JsonObject());
    return Reply.json(state());
  }

  private JsonObject state() {
    TrafficLog traffic = monitor.traffic();
    JsonObject json =
        new JsonObject()
            .put("recording", traffic.recording().isPresent())
            .put("recorded", traffic.recorded());
    traffic
        .recording()
        .ifPresent(
            it ->
                json.put("oneIn", it.oneIn())
                    .put("keep", it.keep())
                    .put("sinceMs", it.sinceMillis())
                    .put("untilMs", it.untilMillis()));
    return json;
  }
}
