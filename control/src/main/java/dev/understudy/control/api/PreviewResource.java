package dev.understudy.control.api;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.explain.Curve;
import dev.understudy.config.explain.Explanation;
import dev.understudy.config.explain.ExplanationJson;
import dev.understudy.config.problem.Problems;
import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `preview`: a behaviour that is not applied yet, as law, curve, draws and facts. It is given as a
/// `behaviour` alone, or as a whole `text` and the endpoint to look at; without either, what runs
/// is looked at.
record PreviewResource(Instance instance) implements Resource {
  private static final int USUAL_POINTS = 160;
  private static final int MOST_POINTS = 2_000;
  private static final int USUAL_DRAWS = 200;
  private static final int MOST_DRAWS = 10_000;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public void mount(Routes routes) {
    routes.ask("/api/v1/preview").upTo(Asked.MOST_TEXT_BYTES).answers(this::preview);
  }

  private Reply preview(Call call) {
    JsonObject body = call.json();
    Asked.knows(body, "behaviour", "text", "endpoint", "scenario", "at", "points", "draws");
    int points = Asked.number(body, "points", USUAL_POINTS, 3, MOST_POINTS);
    int draws = Asked.number(body, "draws", USUAL_DRAWS, 0, MOST_DRAWS);
    String id = Asked.text(body, "endpoint").orElse("");
    if (id.isEmpty() && !body.containsKey("behaviour")) {
      throw new Refusal(400, "endpoint has to be given, or a behaviour");
    }
    String name = id.isEmpty() ? "preview" : id;
    Loaded loaded = loaded(body, name);
    JsonObject json = new JsonObject().put("endpoint", name).put("valid", !loaded.hasErrors());
    json.put("problems", problems(loaded, body.containsKey("behaviour") ? name : ""));
    if (loaded.plan().isEmpty()) {
      return Reply.json(json);
    }
    Optional<String> at = Asked.text(body, "at").or(() -> Optional.of("none"));
    Explanation.When when = Asked.when(Asked.text(body, "scenario"), at, loaded, instance);
    Explanation explanation =
        Explanation.of(loaded, when, name).orElseThrow(() -> Asked.noEndpoint(name));
    JsonObject told =
        new JsonObject(ExplanationJson.of(List.of(explanation)))
            .getJsonArray("endpoints")
            .getJsonObject(0);
    EndpointPlan endpoint = endpoint(loaded, when, name);
    Distribution law = law(endpoint, endpoint.outcomes().getFirst(), when.atNanos());
    return Reply.json(
        json.mergeIn(told)
            .put("curve", curve(Curve.of(law, points)))
            .put("draws", draws(endpoint, when.atNanos(), draws)));
  }

  private Loaded loaded(JsonObject body, String name) {
    if (!body.containsKey("behaviour")) {
      Optional<String> text = Asked.text(body, "text");
      return text.isEmpty() ? instance.running() : parsed(text.get());
    }
    if (body.containsKey("text")) {
      throw new Refusal(400, "a behaviour and a text cannot both be looked at: leave one out");
    }
    if (!(body.getValue("behaviour") instanceof JsonObject behaviour)) {
      throw new Refusal(400, "behaviour has to be an object such as {\"latency\": \"20ms\"}");
    }
    JsonObject alone = behaviour.copy();
    if (!alone.containsKey("request")) {
      alone.put("request", "GET /preview");
    }
    return parsed(
        new JsonObject()
            .put("version", 1)
            .put("endpoints", new JsonObject().put(name, alone))
            .encode());
  }

  private Loaded parsed(String text) {
    return Configurations.parse("preview", text, LoadOptions.of(Asked.seed(instance.running())));
  }

  /// Of a behaviour alone the pointers begin at it.
  private static JsonArray problems(Loaded loaded, String endpoint) {
    JsonArray problems = new JsonObject(Problems.json(loaded.problems())).getJsonArray("problems");
    String prefix = "/endpoints/" + endpoint;
    if (!endpoint.isEmpty()) {
      for (int i = 0; i < problems.size(); i++) {
        JsonObject problem = problems.getJsonObject(i);
        String pointer = problem.getString("pointer");
        problem.put(
            "pointer", pointer.startsWith(prefix) ? pointer.substring(prefix.length()) : pointer);
      }
    }
    return problems;
  }

  private static EndpointPlan endpoint(Loaded loaded, Explanation.When when, String id) {
    Plan plan = loaded.plan().orElseThrow();
    Plan.Scenario scenario = plan.scenario(when.scenario().orElseThrow()).orElseThrow();
    return scenario.at(when.activationNanos()).endpoints().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Distribution law(EndpointPlan endpoint, OutcomePlan outcome, OptionalLong at) {
    Distribution law = outcome.latency().law();
    return at.isEmpty() || outcome.ownLatency()
        ? law
        : endpoint.modulation().latency(at.getAsLong(), law);
  }

  private static JsonObject curve(Curve curve) {
    JsonArray atoms = new JsonArray();
    for (Curve.Atom atom : curve.atoms()) {
      atoms.add(new JsonObject().put("ms", atom.x() / NANOS_PER_MILLI).put("share", atom.share()));
    }
    return new JsonObject()
        .put("logarithmic", curve.logarithmic())
        .put("ms", scaled(curve.x(), 1 / NANOS_PER_MILLI))
        .put("cdf", scaled(curve.cdf(), 1))
        .put("densityPerMs", scaled(curve.density(), NANOS_PER_MILLI))
        .put("atoms", atoms);
  }

  private static JsonArray scaled(double[] values, double factor) {
    JsonArray scaled = new JsonArray();
    for (double value : values) {
      scaled.add(value * factor);
    }
    return scaled;
  }

  /// The first requests: outcome and service time, without queues, limits and calls.
  private static JsonObject draws(EndpointPlan endpoint, OptionalLong at, int count) {
    OutcomeLaw outcomes =
        at.isPresent()
            ? endpoint.modulation().outcomes(at.getAsLong(), endpoint.law())
            : endpoint.law();
    JsonArray millis = new JsonArray();
    JsonArray names = new JsonArray();
    for (long ordinal = 0; ordinal < count; ordinal++) {
      OutcomePlan outcome = endpoint.outcomes().get(outcomes.at(endpoint.key(), ordinal));
      LatencyModel latency = outcome.latency();
      double nanos = latency.serviceNanos(endpoint.key(), ordinal, law(endpoint, outcome, at));
      millis.add(Math.rint(nanos) / NANOS_PER_MILLI);
      names.add(outcome.name());
    }
    return new JsonObject().put("ms", millis).put("outcomes", names);
  }
}
