package dev.understudy.control.api;

import dev.understudy.config.Loaded;
import dev.understudy.config.edit.Editor;
import dev.understudy.config.edit.Editor.Edited;
import dev.understudy.config.edit.ThreeWay;
import dev.understudy.config.edit.ThreeWay.Conflict;
import dev.understudy.config.edit.ThreeWay.Merged;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import dev.understudy.control.edit.EditReader;
import dev.understudy.control.edit.Members;
import dev.understudy.control.edit.OutlineJson;
import dev.understudy.control.edit.Ranges;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Configurator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `config:validate`, `config:edit` and `config:merge`: work on a text that the client holds;
/// nothing of it is applied.
record TextResource(Configurator configurator) implements Resource {
  private static final long MAX_TEXT_BYTES = ConfigResource.MAX_TEXT_BYTES;
  private static final int USUAL_DEPTH = 2;
  private static final int MOST_DEPTH = 8;

  @Override
  public void mount(Routes routes) {
    routes
        .ask("/api/v1/config:validate")
        .takes(Reply.YAML, Reply.JSON)
        .upTo(MAX_TEXT_BYTES)
        .answers(this::validate);
    routes.ask("/api/v1/config:edit").upTo(2 * MAX_TEXT_BYTES).answers(this::edit);
    routes.ask("/api/v1/config:merge").upTo(3 * MAX_TEXT_BYTES).answers(this::merge);
  }

  private Reply validate(Call call) {
    call.knows("depth", "values");
    int depth = (int) call.query("depth", USUAL_DEPTH, 1, MOST_DEPTH);
    String text = call.text();
    Loaded loaded = configurator.compile(text);
    Optional<Node> root = Composer.compose(source("text", text), new Report());
    JsonObject found =
        new JsonObject()
            .put("valid", loaded.plan().isPresent())
            .put("problems", Changing.problems(loaded.problems()))
            .put(
                "outline", root.map(node -> OutlineJson.of(node, depth)).orElseGet(JsonArray::new));
    if (call.flag("values") && root.orElse(null) instanceof Mapping mapping) {
      found.put("values", new JsonObject(JsonWriter.compact(mapping)));
    }
    return Reply.json(found);
  }

  private Reply edit(Call call) {
    call.knows();
    Members body = Members.of(call.text(), "text", "edits");
    String text = body.text("text").orElseGet(() -> configurator.active().text());
    Report report = new Report();
    Optional<Edited> edited =
        Editor.apply(configurator.source(text), EditReader.read(body.needList("edits")), report);
    Edited done =
        edited.orElseThrow(
            () ->
                Refusal.of(
                    "the edit cannot be done: " + report.sorted().getFirst().message(),
                    report.sorted()));
    return Reply.json(new JsonObject().put("text", done.source().text()));
  }

  private Reply merge(Call call) {
    call.knows();
    Members body = Members.of(call.text(), "base", "theirs", "mine");
    String theirs = body.text("theirs").orElseGet(() -> configurator.active().text());
    Report report = new Report();
    Optional<Merged> merged =
        ThreeWay.merge(
            source("base", body.needText("base")),
            source("theirs", theirs),
            source("mine", body.needText("mine")),
            report);
    Merged done =
        merged.orElseThrow(
            () ->
                Refusal.of(
                    "the texts cannot be merged: " + report.sorted().getFirst().message(),
                    report.sorted()));
    JsonArray conflicts = new JsonArray();
    for (Conflict conflict : done.conflicts()) {
      conflicts.add(
          new JsonObject()
              .put("pointer", conflict.pointer().toString())
              .put("base", range(conflict.base()))
              .put("theirs", range(conflict.theirs()))
              .put("mine", range(conflict.mine())));
    }
    return Reply.json(
        new JsonObject()
            .put("clean", done.conflicts().isEmpty())
            .put("text", done.text())
            .put("conflicts", conflicts));
  }

  private static @Nullable JsonObject range(Optional<Place> place) {
    return place.map(Ranges::of).orElse(null);
  }

  private static Source source(String name, String text) {
    return new Source(name, text, Optional.empty());
  }
}
