package dev.understudy.control.api;

import dev.understudy.config.edit.Difference;
import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.MergePatch;
import dev.understudy.config.edit.Pointer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.control.edit.ActiveText;
import dev.understudy.control.edit.Members;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Active;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `defaults`: the lowest layer of every endpoint.
record DefaultsResource(ActiveText text) implements Resource {
  private static final Pointer AT = new Pointer(List.of("defaults"));
  private static final String PATH = "/api/v1/defaults";

  @Override
  public void mount(Routes routes) {
    routes.get(PATH).answers(this::show);
    routes.change("PUT", PATH).answers(this::put);
    routes
        .change("PATCH", PATH)
        .takes(SectionResource.MERGE_PATCH, Reply.JSON)
        .answers(this::patch);
    routes.change("DELETE", PATH).answers(this::delete);
  }

  private Reply show(Call call) {
    call.knows();
    Active active = text.configurator().active();
    Node value = find(text.read(active).root()).orElseGet(() -> Mapping.of(Map.of()));
    return Reply.json(new JsonObject().put("value", SectionResource.json(value)))
        .withHeader("ETag", active.revision().etag());
  }

  private Reply put(Call call) {
    call.knows(Changing.parameters());
    Node value = Members.json(call.text());
    return new Changing(text)
        .edit(
            call,
            root ->
                find(root)
                    .map(old -> Difference.edits(old, value, AT))
                    .orElseGet(() -> List.of(new Edit.Set(AT, value))));
  }

  private Reply patch(Call call) {
    call.knows(Changing.parameters());
    Node patch = Members.json(call.text());
    return new Changing(text).edit(call, root -> MergePatch.edits(find(root), patch, AT));
  }

  private Reply delete(Call call) {
    call.knows(Changing.parameters());
    return new Changing(text)
        .edit(
            call,
            root -> {
              if (find(root).isEmpty()) {
                throw new Refusal(404, "there are no defaults");
              }
              return List.of(new Edit.Remove(AT));
            });
  }

  private static Optional<Node> find(Node root) {
    return root.follow(AT.toString());
  }
}
