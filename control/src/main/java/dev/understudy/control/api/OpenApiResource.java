package dev.understudy.control.api;

import dev.understudy.control.openapi.OpenApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// `openapi.json`: the description of this API. It is put together when it is first asked for.
final class OpenApiResource implements Resource {
  private volatile @Nullable Buffer document;

  @Override
  public void mount(Router router) {
    router.get("/api/v1/openapi.json").handler(this::document);
  }

  private void document(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(this::made, false)
        .onSuccess(
            json ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json))
        .onFailure(context::fail);
  }

  private Buffer made() {
    Buffer made = document;
    if (made == null) {
      // Two first requests may both make it; either of the equal texts will do.
      made = Buffer.buffer(OpenApi.json());
      document = made;
    }
    return made;
  }
}
