package dev.understudy.control.api;

import dev.understudy.config.imports.Importer;
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
import java.util.Optional;
import java.util.stream.Collectors;

/// `config:import`: the active configuration is replaced by what is made of a file, which comes as
/// the body or as a part of a form.
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
    call.knows(Changing.parameters("format"));
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
    Multipart.File file =
        call.type().equals(Multipart.TYPE)
            ? Multipart.file(call)
            : new Multipart.File("the body", call.text());
    Report report = new Report();
    Source source = new Source(file.name(), file.text(), Optional.empty());
    String configuration =
        importer
            .configuration(source, report)
            .orElseThrow(() -> Refusal.of("nothing can be made of it", report.sorted()));
    return new Changing(text).replace(call, Origin.IMPORT, active -> configuration);
  }
}
