package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.metrics.Exposition;
import io.vertx.core.buffer.Buffer;

/// `/metrics` in the Prometheus text format.
record MetricsResource(Instance instance) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes
        .get("/metrics")
        .answers(
            call -> Reply.of(Exposition.CONTENT_TYPE, Buffer.buffer(Exposition.write(instance))));
  }
}
