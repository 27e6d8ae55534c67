package dev.understudy.control.api;

import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.openapi.OpenApi;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// `openapi.json`: the description of this API. It is put together when it is first asked for.
final class OpenApiResource implements Resource {
  private volatile @Nullable Buffer document;

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/openapi.json").answers(this::document);
  }

  private Reply document(Call call) {
    Buffer made = document;
    if (made == null) {
      // Two first requests may both make it; either of the equal texts will do.
      made = Buffer.buffer(OpenApi.json());
      document = made;
    }
    return Reply.of(Reply.JSON, made);
  }
}
