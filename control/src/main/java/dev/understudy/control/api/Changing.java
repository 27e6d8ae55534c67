package dev.understudy.control.api;

import dev.understudy.config.Loaded;
import dev.understudy.config.diff.BehaviourDiff;
import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.Editor.Edited;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.text.Node;
import dev.understudy.control.edit.ActiveText;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Reply;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.DifferenceJson;
import dev.understudy.control.revision.IdempotencyKey;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Outcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What all routes have in common that change the active text: `If-Match`, `Idempotency-Key`,
/// `dryRun`, one revision, the answer.
record Changing(ActiveText text) {
  /// What every such route knows in the query, and `more`.
  static String[] parameters(String... more) {
    List<String> names = new ArrayList<>(Writes.PARAMETERS);
    names.add("dryRun");
    names.addAll(List.of(more));
    return names.toArray(String[]::new);
  }

  Configurator configurator() {
    return text.configurator();
  }

  /// Changes the active text by edits.
  ///
  /// @param edits made for the tree of the active text; may refuse
  Reply edit(Call call, Function<Node, List<Edit>> edits) {
    return apply(
        call,
        Origin.API,
        active -> {
          Edited now = text.read(active);
          Edited edited = text.edit(active, edits.apply(now.root()));
          return new Wanted(edited.source().text(), text.load(edited));
        });
  }

  /// Replaces the active text.
  Reply replace(Call call, Origin origin, Function<Active, String> wanted) {
    return apply(
        call,
        origin,
        active -> {
          String written = wanted.apply(active);
          return new Wanted(written, configurator().compile(written));
        });
  }

  /// A text that is to run.
  private record Wanted(String text, Loaded loaded) {}

  private Reply apply(Call call, Origin origin, Function<Active, Wanted> make) {
    if (call.flag("dryRun")) {
      Active active = configurator().active();
      Wanted wanted = make.apply(active);
      return preview(active, wanted.text(), wanted.loaded());
    }
    Optional<IdempotencyKey> key = Writes.key(call);
    Optional<Outcome> repeated = key.flatMap(configurator()::repeated);
    if (repeated.isPresent()) {
      return Writes.reply(repeated.orElseThrow());
    }
    long parent = Writes.expected(call, configurator());
    Active active = configurator().active();
    if (active.revision().number() != parent) {
      throw Writes.conflict(active);
    }
    Wanted wanted = make.apply(active);
    Change change = Change.of(wanted.text(), Writes.attribution(call, origin), parent).withKey(key);
    return Writes.reply(configurator().apply(change, wanted.loaded()));
  }

  /// What would become of a text, without applying it.
  static Reply preview(Active active, String text, Loaded loaded) {
    JsonObject body =
        new JsonObject()
            .put("valid", loaded.plan().isPresent())
            .put("problems", problems(loaded.problems()))
            .put("etag", active.revision().etag());
    if (loaded.plan().isPresent()) {
      BehaviourDiff difference = BehaviourDiff.between(active.loaded(), loaded);
      body.put("difference", DifferenceJson.of(difference))
          .put("summary", difference.text().stripTrailing())
          .put("affected", new JsonArray(List.copyOf(affected(difference))));
    }
    return Reply.json(body.put("text", text));
  }

  private static Set<String> affected(BehaviourDiff difference) {
    Set<String> endpoints = new LinkedHashSet<>(difference.added());
    endpoints.addAll(difference.removed());
    difference.changes().forEach(change -> endpoints.addAll(change.endpoints()));
    return endpoints;
  }

  static JsonArray problems(List<Problem> problems) {
    return new JsonObject(Problems.json(problems)).getJsonArray("problems");
  }
}
