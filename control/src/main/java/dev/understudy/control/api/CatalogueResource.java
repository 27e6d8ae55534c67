package dev.understudy.control.api;

import dev.understudy.config.schema.Catalogue;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import org.jspecify.annotations.Nullable;

/// `catalogue`: every kind of thing that a configuration can have, with parameters, units and
/// ranges. It does not change while the program runs.
final class CatalogueResource implements Resource {
  private volatile @Nullable String catalogue;

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/catalogue").answers(this::catalogue);
  }

  private Reply catalogue(Call call) {
    call.knows();
    String made = catalogue;
    if (made == null) {
      // Two first requests may both make it; either of the equal texts will do.
      made = Catalogue.json();
      catalogue = made;
    }
    return Reply.of(Reply.JSON, made).withHeader("Cache-Control", "max-age=3600");
  }
}
