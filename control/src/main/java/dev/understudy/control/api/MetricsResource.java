package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.metrics.Exposition;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `/metrics` in the Prometheus text format. Adding up and writing thousands of histograms takes
/// tens of milliseconds, so a worker does it.
record MetricsResource(Instance instance) implements Resource {
  @Override
  public void mount(Router router) {
    router.get("/metrics").handler(this::metrics);
  }

  private void metrics(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(() -> Buffer.buffer(Exposition.write(instance)), false)
        .onSuccess(
            text ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, Exposition.CONTENT_TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(text))
        .onFailure(context::fail);
  }
}
