package dev.understudy.control.api;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.control.Instance;
import dev.understudy.control.Scenarios;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/// `scenarios`: which there are and which is in force; `scenarios/{id}:activate` switches,
/// `clock:pause` and `clock:resume` stop and go on with its time.
record ScenarioResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/scenarios").answers(call -> state());
    routes.change("POST", "/api/v1/scenarios/{id}:activate").answers(this::activate);
    routes.change("POST", "/api/v1/clock:pause").answers(call -> pause());
    routes.change("POST", "/api/v1/clock:resume").answers(call -> resume());
  }

  private Reply activate(Call call) {
    String id = call.part("id");
    Scenarios scenarios = instance.scenarios();
    if (!scenarios.all().contains(id)) {
      throw new Refusal(
          404, "there is no scenario " + id + "; there are " + String.join(", ", scenarios.all()));
    }
    JsonObject body = call.json();
    for (String key : body.fieldNames()) {
      if (!key.equals("offset") && !key.equals("speed")) {
        throw new Refusal(400, "unknown key \"" + key + "\": there are offset and speed");
      }
    }
    scenarios.activate(id, offset(body), speed(body));
    return state();
  }

  private static Duration offset(JsonObject body) {
    if (!body.containsKey("offset")) {
      return Duration.ZERO;
    }
    try {
      String written = String.valueOf(body.getValue("offset"));
      return Duration.ofNanos((long) Quantity.parse(Dimension.DURATION, written).value());
    } catch (Quantity.UnreadableException e) {
      throw new Refusal(400, "offset: " + e.getMessage());
    }
  }

  private static double speed(JsonObject body) {
    if (!(body.getValue("speed", 1.0) instanceof Number number)) {
      throw new Refusal(
          400, "the body has to be an object such as {\"offset\": \"5m\", \"speed\": 60}");
    }
    double speed = number.doubleValue();
    if (!(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
      throw new Refusal(400, "speed has to be above 0 but is " + speed);
    }
    return speed;
  }

  private Reply pause() {
    instance.scenarios().pause();
    return state();
  }

  private Reply resume() {
    instance.scenarios().resume();
    return state();
  }

  private Reply state() {
    Scenarios scenarios = instance.scenarios();
    return Reply.json(
        new JsonObject()
            .put("active", scenarios.active())
            .put("timeSeconds", scenarios.time().toNanos() / 1e9)
            .put("scenarios", new JsonArray(scenarios.all())));
  }
}
