package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.Monitor;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.status.StatusJson;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Observatory;
import io.vertx.core.json.JsonObject;

/// `status`: what runs, since when, how well, and whether this machine can honour it.
record StatusResource(Instance instance, Monitor monitor, Configurator configurator)
    implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/status").answers(this::status);
  }

  private Reply status(Call call) {
    call.knows();
    JsonObject json = StatusJson.whole(instance, monitor, look(monitor));
    configurator
        .divergence()
        .ifPresent(it -> json.put("divergence", new JsonObject().put("diff", it.diff())));
    return Reply.json(json);
  }

  /// The last look, or the first one of an instance that is younger than a second.
  static Look look(Monitor monitor) {
    Observatory observatory = monitor.observatory();
    return observatory.latest().orElseGet(() -> observatory.look(System.currentTimeMillis()));
  }
}
