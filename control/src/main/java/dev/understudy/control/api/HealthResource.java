package dev.understudy.control.api;

import dev.understudy.control.Health;
import dev.understudy.control.Instance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// `health/live`: the process answers. `health/ready`: it serves what it was told to; else 503 with
/// the reasons.
record HealthResource(Instance instance) implements Resource {
  @Override
  public void mount(Router router) {
    router.get("/api/v1/health/live").handler(this::live);
    router.get("/api/v1/health/ready").handler(this::ready);
  }

  private void live(RoutingContext context) {
    send(context, 200, new JsonObject().put("status", "live"));
  }

  private void ready(RoutingContext context) {
    Health health = instance.health();
    send(
        context,
        health.ready() ? 200 : 503,
        new JsonObject()
            .put("status", health.ready() ? "ready" : "notReady")
            .put("revision", instance.vitals().revision())
            .put("reasons", list(health.reasons()))
            .put("warnings", list(health.warnings())));
  }

  private static JsonArray list(List<Health.Reason> reasons) {
    JsonArray array = new JsonArray();
    for (Health.Reason reason : reasons) {
      array.add(new JsonObject().put("code", reason.code()).put("detail", reason.detail()));
    }
    return array;
  }

  private static void send(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body.toBuffer());
  }
}
