package dev.understudy.control.api;

import dev.understudy.config.Loaded;
import dev.understudy.config.diff.BehaviourDiff;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.DifferenceJson;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Outcome;
import dev.understudy.control.revision.Revision;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.RevisionStore.Page;
import dev.understudy.control.revision.RevisionStore.Query;
import dev.understudy.control.revision.TextDiff;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// `revisions`: what ran and what runs; two of them compared; an old one restored; labels and
/// notes.
record RevisionResource(Configurator configurator) implements Resource {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;
  private static final int MAX_LABEL = 100;
  private static final int MAX_NOTE = 10_000;

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/revisions").answers(this::list);
    routes.get("/api/v1/revisions/{a}..{b}").answers(this::compare);
    routes.get("/api/v1/revisions/{n}").answers(this::one);
    routes.change("PATCH", "/api/v1/revisions/{n}").answers(this::annotate);
    routes.change("POST", "/api/v1/revisions/{n}:restore").answers(this::restore);
  }

  private Reply list(Call call) {
    call.knows("before", "limit", "author", "source", "labelled");
    Query query =
        new Query(
            call.query("before").isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(call.query("before", 0, 1, Long.MAX_VALUE)),
            call.query("author"),
            call.query("source").map(RevisionResource::origin),
            call.flag("labelled"),
            (int) call.query("limit", PAGE, 1, MAX_PAGE));
    Page page = store().list(query);
    JsonObject body =
        new JsonObject()
            .put("active", configurator.active().revision().number())
            .put("revisions", RevisionJson.of(page.revisions()));
    page.next().ifPresent(next -> body.put("next", next));
    return Reply.json(body);
  }

  private static Origin origin(String word) {
    return Arrays.stream(Origin.values())
        .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    400,
                    "source is one of "
                        + Arrays.stream(Origin.values())
                            .map(Origin::word)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + word));
  }

  private Reply one(Call call) {
    call.knows();
    Revision revision = found(call.number("n"));
    return Reply.json(
            RevisionJson.of(revision)
                .put("active", revision.number() == configurator.active().revision().number())
                .put("text", text(revision.number())))
        .withHeader("ETag", revision.etag());
  }

  /// What a client would notice, then the lines.
  private Reply compare(Call call) {
    call.knows();
    Revision from = found(call.number("a"));
    Revision to = found(call.number("b"));
    String before = text(from.number());
    String after = text(to.number());
    JsonObject body =
        new JsonObject()
            .put("from", RevisionJson.of(from))
            .put("to", RevisionJson.of(to))
            .put(
                "text",
                TextDiff.unified(
                    "revision " + from.number(), before, "revision " + to.number(), after));
    difference(from, before, to, after)
        .ifPresent(
            diff ->
                body.put("behaviour", DifferenceJson.of(diff))
                    .put("summary", diff.text().stripTrailing()));
    return Reply.json(body);
  }

  /// Empty where one of them can no longer be compiled, such as for a file that is gone.
  private Optional<BehaviourDiff> difference(
      Revision from, String before, Revision to, String after) {
    Loaded then = configurator.compileKept(from, before);
    Loaded now = configurator.compileKept(to, after);
    return then.plan().isPresent() && now.plan().isPresent()
        ? Optional.of(BehaviourDiff.between(then, now))
        : Optional.empty();
  }

  private Reply annotate(Call call) {
    call.knows();
    long number = call.number("n");
    JsonObject body = call.json();
    for (String key : body.fieldNames()) {
      if (!key.equals("label") && !key.equals("note")) {
        throw new Refusal(400, "unknown key \"" + key + "\": there are label and note");
      }
    }
    return Reply.json(
        RevisionJson.of(
            store()
                .annotate(number, member(body, "label", MAX_LABEL), member(body, "note", MAX_NOTE))
                .orElseThrow(() -> missing(number))));
  }

  /// An empty text where it is null: merge patch (RFC 7396) takes it away.
  private static Optional<String> member(JsonObject body, String name, int most) {
    if (!body.containsKey(name)) {
      return Optional.empty();
    }
    Object value = body.getValue(name);
    if (value == null) {
      return Optional.of("");
    }
    if (!(value instanceof String text) || text.length() > most) {
      throw new Refusal(
          400, name + " has to be a text of at most " + most + " characters, or null");
    }
    return Optional.of(text);
  }

  private Reply restore(Call call) {
    call.knows(Writes.PARAMETERS.toArray(String[]::new));
    long number = call.number("n");
    Optional<Outcome> repeated = Writes.key(call).flatMap(configurator::repeated);
    if (repeated.isPresent()) {
      return Writes.reply(repeated.get());
    }
    OptionalLong parent =
        call.header("If-Match").isPresent()
            ? OptionalLong.of(Writes.expected(call, configurator))
            : OptionalLong.empty();
    return Writes.reply(
        configurator
            .restore(number, Writes.attribution(call, Origin.ROLLBACK), parent, Writes.key(call))
            .orElseThrow(() -> missing(number)));
  }

  private Revision found(long number) {
    return store().find(number).orElseThrow(() -> missing(number));
  }

  private String text(long number) {
    return store().text(number).orElseThrow(() -> missing(number));
  }

  private static Refusal missing(long number) {
    return new Refusal(404, "there is no revision " + number);
  }

  private RevisionStore store() {
    return configurator.store();
  }
}
