package dev.understudy.control.api;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.control.Instance;
import dev.understudy.control.Scenarios;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// `scenarios`: which there are and which is in force; `scenarios/{id}:activate` switches,
/// `clock:pause` and `clock:resume` stop and go on with its time.
record ScenarioResource(Instance instance) implements Resource {
  private static final String JSON = "application/json";

  @Override
  public void mount(Router router) {
    router.get("/api/v1/scenarios").handler(this::send);
    router.postWithRegex("/api/v1/scenarios/(?<id>[^/]+):activate").handler(this::activate);
    router
        .postWithRegex("/api/v1/clock:pause")
        .handler(
            context -> {
              instance.scenarios().pause();
              send(context);
            });
    router
        .postWithRegex("/api/v1/clock:resume")
        .handler(
            context -> {
              instance.scenarios().resume();
              send(context);
            });
  }

  private void activate(RoutingContext context) {
    String id = String.valueOf(context.pathParam("id"));
    Scenarios scenarios = instance.scenarios();
    if (!scenarios.all().contains(id)) {
      ProblemReply.send(
          context.response(),
          404,
          "there is no scenario " + id + "; there are " + String.join(", ", scenarios.all()));
      return;
    }
    Duration offset = Duration.ZERO;
    double speed = 1;
    if (context.body().length() > 0) {
      String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
      if (type == null || !type.startsWith(JSON)) {
        ProblemReply.send(context.response(), 415, "the body has to be " + JSON);
        return;
      }
      try {
        JsonObject body = new JsonObject(String.valueOf(context.body().asString()));
        for (String key : body.fieldNames()) {
          if (!key.equals("offset") && !key.equals("speed")) {
            ProblemReply.send(
                context.response(), 400, "unknown key \"" + key + "\": there are offset and speed");
            return;
          }
        }
        if (body.containsKey("offset")) {
          String written = String.valueOf(body.getValue("offset"));
          offset = Duration.ofNanos((long) Quantity.parse(Dimension.DURATION, written).value());
        }
        speed = body.getDouble("speed", 1.0);
      } catch (DecodeException | ClassCastException e) {
        ProblemReply.send(
            context.response(),
            400,
            "the body has to be an object such as {\"offset\": \"5m\", \"speed\": 60}");
        return;
      } catch (Quantity.UnreadableException e) {
        ProblemReply.send(context.response(), 400, "offset: " + e.getMessage());
        return;
      }
      if (!(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
        ProblemReply.send(context.response(), 400, "speed has to be above 0 but is " + speed);
        return;
      }
    }
    scenarios.activate(id, offset, speed);
    send(context);
  }

  private void send(RoutingContext context) {
    Scenarios scenarios = instance.scenarios();
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(
            new JsonObject()
                .put("active", scenarios.active())
                .put("timeSeconds", scenarios.time().toNanos() / 1e9)
                .put("scenarios", new JsonArray(scenarios.all()))
                .toBuffer());
  }
}
