package dev.understudy.control.api;

import dev.understudy.config.explain.Curve;
import dev.understudy.control.Instance;
import dev.understudy.control.Monitor;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.stats.StatsJson;
import dev.understudy.control.watch.IntervalJson;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Quantiles;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// `stats`: what was served since counting began, and in the last second; `stats/{endpoint}`: one
/// endpoint, told beside served.
record StatsResource(Instance instance, Monitor monitor) implements Resource {
  private static final int USUAL_ROWS = 100;
  private static final int MOST_ROWS = 500;

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/stats").answers(this::stats);
    routes.get("/api/v1/stats/{endpoint}").answers(this::one);
  }

  private Reply stats(Call call) {
    call.knows("filter", "sort", "offset", "limit");
    Look look = StatusResource.look(monitor);
    String filter = call.query("filter").orElse("").toLowerCase(Locale.ROOT);
    List<EndpointReading> wanted =
        look.readings().endpoints().stream()
            .filter(it -> it.id().toLowerCase(Locale.ROOT).contains(filter))
            .sorted(order(call.query("sort").orElse("none"), look))
            .toList();
    int from = (int) Math.min(wanted.size(), call.query("offset", 0, 0, Integer.MAX_VALUE));
    int to = (int) Math.min(wanted.size(), from + call.query("limit", USUAL_ROWS, 1, MOST_ROWS));
    Set<String> page =
        wanted.subList(from, to).stream().map(EndpointReading::id).collect(Collectors.toSet());
    JsonArray rows = new JsonArray();
    var detailed =
        instance.readings(page::contains).endpoints().stream()
            .filter(it -> page.contains(it.id()))
            .collect(Collectors.toMap(EndpointReading::id, it -> it));
    for (EndpointReading row : wanted.subList(from, to)) {
      rows.add(StatsJson.of(detailed.getOrDefault(row.id(), row), look));
    }
    return Reply.json(
        new JsonObject()
            .put("at", look.millis())
            .put("since", look.readings().since().toString())
            .put("total", wanted.size())
            .put("offset", from)
            .put("whole", whole(look))
            .put("endpoints", rows)
            .mergeIn(StatsJson.load(look.readings().load())));
  }

  private static JsonObject whole(Look look) {
    return new JsonObject()
        .put("lastSecond", IntervalJson.of(look.whole()))
        .put("intendedMs", IntervalJson.of(Quantiles.of(look.readings().overall().intended())))
        .put("actualMs", IntervalJson.of(Quantiles.of(look.readings().overall().actual())))
        .put("latenessMs", IntervalJson.of(Quantiles.of(look.readings().overall().lateness())));
  }

  private static Comparator<EndpointReading> order(String sort, Look look) {
    return switch (sort) {
      case "none" -> (a, b) -> 0; // the document's order
      case "id" -> Comparator.comparing(EndpointReading::id);
      case "requests" -> Comparator.comparingLong(it -> -it.requests());
      case "rate" -> Comparator.comparingDouble(it -> -look.perSecond(it.id()));
      case "errors" -> Comparator.comparingDouble(it -> -StatsJson.errorShare(it));
      case "inFlight" -> Comparator.comparingLong(it -> -it.inFlight());
      default ->
          throw new Refusal(
              400, "sort is none, id, requests, rate, errors or inFlight, not " + sort);
    };
  }

  private Reply one(Call call) {
    call.knows("points");
    String id = call.part("endpoint");
    int points = (int) call.query("points", 160, 3, 1_000);
    Look look = StatusResource.look(monitor);
    EndpointReading reading =
        instance.readings(id::equals).endpoints().stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Asked.noEndpoint(id));
    EndpointPlan plan = plan(id);
    JsonObject json = StatsJson.of(reading, look).put("at", look.millis());
    json.put("outcomes", StatsJson.outcomes(reading, plan));
    return Reply.json(
        json.put(
            "curve",
            StatsJson.curve(
                Curve.of(plan.outcomes().getFirst().latency().law(), points), reading)));
  }

  /// Under the scenario in force, outside of its windows.
  private EndpointPlan plan(String id) {
    Plan plan = instance.running().plan().orElseThrow();
    Plan.Scenario scenario =
        plan.scenario(instance.scenarios().active())
            .orElseGet(() -> plan.scenarios().get(plan.active()));
    return scenario.at(Asked.epochNanos(instance.scenarios().origin())).endpoints().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Asked.noEndpoint(id));
  }
}
