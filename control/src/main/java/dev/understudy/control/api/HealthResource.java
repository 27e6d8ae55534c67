package dev.understudy.control.api;

import dev.understudy.control.Health;
import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// `health/live`: the process answers. `health/ready`: it serves what it was told to; else 503 with
/// the reasons. Probes have no token.
record HealthResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/health/live").open().answers(this::live);
    routes.get("/api/v1/health/ready").open().answers(this::ready);
  }

  private Reply live(Call call) {
    return Reply.json(new JsonObject().put("status", "live"));
  }

  private Reply ready(Call call) {
    Health health = instance.health();
    return Reply.json(
            new JsonObject()
                .put("status", health.ready() ? "ready" : "notReady")
                .put("revision", instance.vitals().revision())
                .put("reasons", list(health.reasons()))
                .put("warnings", list(health.warnings())))
        .withStatus(health.ready() ? 200 : 503);
  }

  private static JsonArray list(List<Health.Reason> reasons) {
    JsonArray array = new JsonArray();
    for (Health.Reason reason : reasons) {
      array.add(new JsonObject().put("code", reason.code()).put("detail", reason.detail()));
    }
    return array;
  }
}
