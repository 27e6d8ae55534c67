package dev.understudy.control.api;

import dev.understudy.config.edit.Difference;
import dev.understudy.config.edit.Translation;
import dev.understudy.config.problem.Report;
import dev.understudy.config.schema.Schemas;
import dev.understudy.config.text.Source;
import dev.understudy.control.edit.ActiveText;
import dev.understudy.control.edit.EditReader;
import dev.understudy.control.edit.Members;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Active;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.TextFormat;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/// `config`: the text that runs, as YAML or JSON; replaced as a whole or by several edits at once.
final class ConfigResource implements Resource {
  /// As much as the language takes from a file, and what JSON adds to it.
  static final long MAX_TEXT_BYTES = 20L << 20;

  private final Changing changing;

  ConfigResource(ActiveText text) {
    this.changing = new Changing(text);
  }

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/config").answers(this::show);
    routes
        .change("PUT", "/api/v1/config")
        .takes(Reply.YAML, Reply.JSON)
        .upTo(MAX_TEXT_BYTES)
        .answers(this::replace);
    routes.change("POST", "/api/v1/config:batch").upTo(MAX_TEXT_BYTES).answers(this::batch);
    routes.get("/api/v1/config/export").answers(this::export);
    routes.get("/api/v1/config/schema").answers(this::schema);
  }

  private Reply show(Call call) {
    call.knows();
    Active active = changing.configurator().active();
    String etag = active.revision().etag();
    TextFormat format = Negotiation.accepted(call, active.revision().format());
    if (call.header("If-None-Match").filter(etag::equals).isPresent()) {
      return new Reply(304, "", Buffer.buffer(), Map.of("ETag", etag));
    }
    return Reply.of(Negotiation.type(format), written(active, format))
        .withHeader("ETag", etag)
        .withHeader("Vary", "Accept");
  }

  private String written(Active active, TextFormat format) {
    if (format == active.revision().format()) {
      return active.text();
    }
    Report report = new Report();
    Source source = changing.configurator().source(active.text());
    Optional<String> translated =
        format == TextFormat.JSON
            ? Translation.json(source, report)
            : Translation.yaml(source, report);
    return translated.orElseThrow(
        () ->
            new Refusal(
                406,
                "the text has no form as "
                    + format.word()
                    + ": "
                    + report.sorted().getFirst().message()));
  }

  /// JSON in the place of YAML changes the values that differ; comments and layout of the rest
  /// stay.
  private Reply replace(Call call) {
    call.knows(Changing.parameters());
    String body = call.text();
    if (body.isBlank()) {
      throw new Refusal(400, "the body has to be a configuration, but it is empty");
    }
    boolean json = call.type().equals(Reply.JSON);
    if (json && changing.configurator().active().revision().format() == TextFormat.YAML) {
      var wanted = Members.json(body);
      return changing.edit(call, root -> Difference.edits(root, wanted));
    }
    if (json) {
      Members.json(body);
    }
    return changing.replace(call, Origin.API, active -> body);
  }

  private Reply batch(Call call) {
    call.knows(Changing.parameters());
    Members body = Members.of(call.text(), "edits");
    var edits = EditReader.read(body.needList("edits"));
    return changing.edit(call, root -> edits);
  }

  private Reply export(Call call) {
    call.knows("format");
    Active active = changing.configurator().active();
    TextFormat format =
        switch (call.query("format").orElse("")) {
          case "" -> active.revision().format();
          case "yaml" -> TextFormat.YAML;
          case "json" -> TextFormat.JSON;
          case String other -> throw new Refusal(400, "format is yaml or json, not " + other);
        };
    String file = "revision-" + active.revision().number() + "." + format.word();
    return Reply.of(Negotiation.type(format), written(active, format))
        .withHeader("ETag", active.revision().etag())
        .withHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
  }

  private Reply schema(Call call) {
    call.knows();
    return Reply.of("application/schema+json", Schemas.configuration());
  }
}
