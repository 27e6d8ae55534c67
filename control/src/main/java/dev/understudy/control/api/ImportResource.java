package dev.understudy.control.api;

import dev.understudy.config.imports.Importer;
import dev.understudy.config.imports.Importer.Made;
import dev.understudy.config.imports.Importers;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import dev.understudy.control.edit.ActiveText;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Multipart;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.revision.Origin;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// `config:import`: what is made of a file, which comes as the body or as a part of a form, is
/// merged into the active configuration or takes its place.
record ImportResource(ActiveText text) implements Resource {
  @Override
  public void mount(Routes routes) {
    routes
        .change("POST", "/api/v1/config:import")
        .takes(Reply.YAML, Reply.JSON, Multipart.TYPE)
        .upTo(ConfigResource.MAX_TEXT_BYTES)
        .answers(this::read);
  }

  private Reply read(Call call) {
    call.knows(Changing.parameters("format", "mode"));
    String format = call.query("format").orElse("understudy");
    Importer importer =
        Importers.find(format)
            .orElseThrow(
                () ->
                    new Refusal(
                        400,
                        "format is "
                            + Importers.ALL.stream()
                                .map(Importer::format)
                                .collect(Collectors.joining(" or "))
                            + ", not "
                            + format));
    boolean merges = merges(call, importer);
    Multipart.File file =
        call.type().equals(Multipart.TYPE)
            ? Multipart.file(call)
            : new Multipart.File("the body", call.text());
    Source source = new Source(file.name(), file.text(), Optional.empty());
    AtomicReference<String> said = new AtomicReference<>("");
    Reply reply =
        new Changing(text)
            .replace(
                call,
                Origin.IMPORT,
                active -> {
                  Optional<Source> into =
                      merges
                          ? Optional.of(text.configurator().source(active.text()))
                          : Optional.empty();
                  Made made = make(importer, source, into);
                  made.report().ifPresent(said::set);
                  return made.text();
                });
    return said.get().isEmpty()
        ? reply
        : reply.withBody(new JsonObject(reply.body()).put("report", new JsonObject(said.get())));
  }

  private static Made make(Importer importer, Source source, Optional<Source> into) {
    Report report = new Report();
    return importer
        .configuration(source, into, report)
        .orElseThrow(() -> Refusal.of("nothing can be made of it", report.sorted()));
  }

  /// A format that can be put into the active configuration is, unless the call says otherwise.
  private static boolean merges(Call call, Importer importer) {
    return switch (call.query("mode").orElse("")) {
      case "" -> importer.merges();
      case "replace" -> false;
      case "merge" -> {
        if (!importer.merges()) {
          throw new Refusal(400, importer.format() + " takes the configuration's place: replace");
        }
        yield true;
      }
      case String other -> throw new Refusal(400, "mode is merge or replace, not " + other);
    };
  }
}
