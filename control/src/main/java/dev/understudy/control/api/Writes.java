package dev.understudy.control.api;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Problems;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Attribution;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.IdempotencyKey;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Outcome;
import dev.understudy.control.revision.Revision;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What every change of the configuration has in common: who makes it and why (`author`, `reason`
/// and `via` in the query), from which state (`If-Match`), whether it was made before
/// (`Idempotency-Key`), and what is answered.
final class Writes {
  /// Parameters that every such route knows.
  static final List<String> PARAMETERS = List.of("author", "reason", "via");

  private Writes() {}

  /// @param origin unless the call says that it comes from the UI: `via=ui`
  static Attribution attribution(Call call, Origin origin) {
    Origin said =
        switch (call.query("via").orElse("")) {
          case "" -> origin;
          case "ui" -> origin == Origin.API ? Origin.UI : origin;
          case String other -> throw new Refusal(400, "via is ui or nothing, not " + other);
        };
    try {
      return new Attribution(
          call.query("author").filter(name -> !name.isBlank()).orElse(call.caller().name()),
          call.caller().address(),
          call.query("reason").orElse(""),
          said);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, String.valueOf(e.getMessage()));
    }
  }

  /// The number of the active revision, which the caller has to have seen.
  ///
  /// @throws Refusal 428 without `If-Match`, 412 with another's tag
  static long expected(Call call, Configurator configurator) {
    Active active = configurator.active();
    String tags =
        call.header("If-Match")
            .orElseThrow(
                () ->
                    new Refusal(
                        428,
                        "If-Match has to carry the ETag of what is changed; GET it first, now it is "
                            + active.revision().etag()));
    for (String tag : tags.split(",")) {
      if (tag.strip().equals(active.revision().etag()) || tag.strip().equals("*")) {
        return active.revision().number();
      }
    }
    throw conflict(active);
  }

  /// 412 with the present state.
  static Refusal conflict(Active active) {
    Revision revision = active.revision();
    return new Refusal(
            412,
            "revision "
                + revision.number()
                + " by "
                + revision.author()
                + " is active now; look at it, and try again from there")
        .with(
            "current",
            new JsonObject()
                .put("revision", RevisionJson.of(revision))
                .put("etag", revision.etag())
                .put("format", revision.format().word())
                .put("text", active.text()));
  }

  /// The key of this very request.
  static Optional<IdempotencyKey> key(Call call) {
    try {
      return call.header("Idempotency-Key")
          .map(
              key ->
                  IdempotencyKey.of(
                      key,
                      call.method() + " " + call.target(),
                      call.header("If-Match").orElse(""),
                      call.body().getBytes()));
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, String.valueOf(e.getMessage()));
    }
  }

  /// What is answered: the revision and its tag, or a problem document.
  static Reply reply(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(Revision revision, List<Problem> warnings, boolean repeated) -> {
        Reply reply = changed(revision, true, warnings);
        yield repeated ? reply.withHeader("Idempotent-Replayed", "true") : reply;
      }
      case Outcome.Unchanged(Revision revision) -> changed(revision, false, List.of());
      case Outcome.Refused(List<Problem> problems) ->
          throw Refusal.of("not applied: " + Problems.count(problems), problems);
      case Outcome.Conflict(Active current) -> throw conflict(current);
      case Outcome.KeyReused(Revision revision) ->
          throw new Refusal(
              422,
              "this Idempotency-Key came with another request before, which made revision "
                  + revision.number()
                  + "; take a new key");
    };
  }

  private static Reply changed(Revision revision, boolean applied, List<Problem> warnings) {
    return Reply.json(
            new JsonObject()
                .put("applied", applied)
                .put("revision", RevisionJson.of(revision))
                .put("problems", new JsonObject(Problems.json(warnings)).getJsonArray("problems")))
        .withHeader("ETag", revision.etag());
  }
}
