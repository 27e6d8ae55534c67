package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.Scenarios;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// `scenarios`: which there are and which is in force; `scenarios/{id}:activate` switches.
record ScenarioResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/scenarios").answers(call -> state(instance));
    routes.change("POST", "/api/v1/scenarios/{id}:activate").answers(this::activate);
  }

  private Reply activate(Call call) {
    String id = call.part("id");
    Scenarios scenarios = instance.scenarios();
    if (!scenarios.all().contains(id)) {
      throw new Refusal(
          404, "there is no scenario " + id + "; there are " + String.join(", ", scenarios.all()));
    }
    ScenarioRequest request = ScenarioRequest.of(call).knows("offset", "speed");
    scenarios.activate(id, request.time("offset"), request.factor("speed"));
    return state(instance);
  }

  /// The scenarios as they are now.
  static Reply state(Instance instance) {
    Scenarios scenarios = instance.scenarios();
    return Reply.json(
        new JsonObject()
            .put("active", scenarios.active())
            .put("timeSeconds", scenarios.time().toNanos() / 1e9)
            .put("speed", scenarios.speed())
            .put("paused", scenarios.isPaused())
            .put("scenarios", new JsonArray(scenarios.all())));
  }
}
