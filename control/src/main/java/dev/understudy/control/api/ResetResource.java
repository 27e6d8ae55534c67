package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import io.vertx.core.json.JsonObject;

/// `reset`: begins anew with ordinals, queues or statistics, as the body says.
record ResetResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes.change("POST", "/api/v1/reset").answers(this::reset);
  }

  private Reply reset(Call call) {
    JsonObject body = call.json();
    Asked.knows(body, "ordinals", "queues", "statistics");
    Instance.Reset reset =
        new Instance.Reset(
            Asked.flag(body, "ordinals"),
            Asked.flag(body, "queues"),
            Asked.flag(body, "statistics"));
    if (!reset.ordinals() && !reset.queues() && !reset.statistics()) {
      throw new Refusal(400, "nothing is to be reset: set ordinals, queues or statistics to true");
    }
    instance.reset(reset);
    return Reply.nothing();
  }
}
