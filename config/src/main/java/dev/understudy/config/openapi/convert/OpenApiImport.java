package dev.understudy.config.openapi.convert;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.openapi.convert.Draft.DraftEndpoint;
import dev.understudy.config.openapi.convert.Reimport.Merged;
import dev.understudy.config.openapi.read.ApiReader;
import dev.understudy.config.openapi.read.Documents;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Severity;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import dev.understudy.config.text.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// API descriptions to a configuration: all of it, or nothing and problems.
public final class OpenApiImport {
  private static final String ENDPOINTS = "/endpoints/";

  /// A schema that is left out may uncover another; a thousand problems are told at a time.
  private static final int MAX_ROUNDS = 5;

  private final Findings findings = new Findings();
  private final Report report;

  private OpenApiImport(Report report) {
    this.report = report;
  }

  /// Of files, each a whole description; what they refer to has to be in `folder`.
  ///
  /// @param into the configuration that the import is put into; empty: a new one
  /// @throws IOException where a file or the folder cannot be read
  public static Optional<Imported> of(
      List<Path> files, Path folder, ImportOptions options, Optional<Source> into, Report report)
      throws IOException {
    OpenApiImport run = new OpenApiImport(report);
    Drafting drafting = new Drafting(options, run.findings);
    Documents documents = new Documents(Optional.of(folder), run.findings);
    for (Path file : files) {
      documents.root(file, report).ifPresent(root -> run.add(root, documents, drafting));
    }
    return run.finish(drafting, into, Optional.of(folder));
  }

  /// Of a text that came from elsewhere: it may not refer to files.
  ///
  /// @param into the configuration that the import is put into; empty: a new one
  public static Optional<Imported> of(
      Source source, ImportOptions options, Optional<Source> into, Report report) {
    OpenApiImport run = new OpenApiImport(report);
    Drafting drafting = new Drafting(options, run.findings);
    try {
      Documents documents = new Documents(Optional.empty(), run.findings);
      documents.root(source, report).ifPresent(root -> run.add(root, documents, drafting));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no folder, nothing to read
    }
    return run.finish(drafting, into, Optional.empty());
  }

  private void add(Mapping root, Documents documents, Drafting drafting) {
    ApiReader.read(root, documents, findings, report).ifPresent(drafting::add);
  }

  private Optional<Imported> finish(
      Drafting drafting, Optional<Source> into, Optional<Path> folder) {
    if (report.hasErrors()) {
      return Optional.empty();
    }
    Remembered before = into.map(it -> Remembered.in(it.text())).orElse(new Remembered(Map.of()));
    Draft draft = settled(drafting.draft(before), folder);
    if (draft.endpoints().isEmpty()) {
      report.error(
          Place.file("the description"),
          "there is no operation to serve",
          "Operations stand under `paths`; webhooks are calls that others receive.");
      return Optional.empty();
    }
    Remembered now = Remembered.of(draft.tree());
    if (into.isEmpty()) {
      String text = DraftText.of(draft);
      return check(text, draft, folder)
          ? Optional.of(
              new Imported(now.appendTo(text), findings, draft.endpoints().size(), List.of()))
          : Optional.empty();
    }
    Source existing =
        new Source(
            into.orElseThrow().name(),
            Remembered.strip(into.orElseThrow().text()),
            into.orElseThrow().folder());
    Optional<Merged> merged = Reimport.merge(existing, draft, before, report);
    if (merged.isEmpty()) {
      return Optional.empty();
    }
    String text = merged.orElseThrow().text();
    Loaded loaded = Configurations.parse(existing.name(), text, options(existing));
    if (loaded.plan().isEmpty()) {
      loaded.problems().stream()
          .filter(problem -> problem.severity() == Severity.ERROR)
          .forEach(problem -> report.error(problem.place(), problem.message(), problem.help()));
      return Optional.empty();
    }
    return Optional.of(
        new Imported(
            now.appendTo(text),
            findings,
            draft.endpoints().size(),
            merged.orElseThrow().changes()));
  }

  /// The draft without those schemas that the language refuses: a reference in circles, a bound of
  /// the wrong kind. They are listed, and anything fits there.
  private Draft settled(Draft draft, Optional<Path> folder) {
    Draft now = draft;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Set<String> seen = new HashSet<>();
      boolean changed = false;
      for (Problem problem : loaded(DraftText.of(now), folder).problems()) {
        String pointer = problem.place().pointer();
        Optional<Draft> without =
            problem.severity() == Severity.ERROR && seen.add(pointer)
                ? now.without(pointer)
                : Optional.empty();
        if (without.isPresent()) {
          findings.broken(problem.place(), pointer, "is left out: " + problem.message());
          now = without.orElseThrow();
          changed = true;
        }
      }
      if (!changed) {
        break;
      }
    }
    return now;
  }

  private static Loaded loaded(String text, Optional<Path> folder) {
    LoadOptions options = LoadOptions.of(1);
    return Configurations.parse(
        "the configuration", text, folder.map(options::withFolder).orElse(options));
  }

  private static LoadOptions options(Source source) {
    LoadOptions options = LoadOptions.of(1);
    return source.folder().map(options::withFolder).orElse(options);
  }

  private boolean check(String text, Draft draft, Optional<Path> folder) {
    if (text.length() > SourceReader.MAX_BYTES) {
      report.error(
          Place.file("the configuration"),
          "it would have more than 16 MiB",
          "Import parts of the description one by one, or shorten its examples.");
      return false;
    }
    Loaded loaded = loaded(text, folder);
    if (loaded.plan().isEmpty()) {
      blame(loaded, draft);
      return false;
    }
    return true;
  }

  /// Reports what is wrong with the result at the place where it came from: what stands in
  /// `x-understudy` is the text's own.
  private void blame(Loaded loaded, Draft draft) {
    Mapping tree = draft.tree();
    Map<String, DraftEndpoint> byId =
        draft.endpoints().stream()
            .collect(Collectors.toMap(DraftEndpoint::id, Function.identity(), (one, _) -> one));
    for (Problem problem : loaded.problems()) {
      if (problem.severity() == Severity.ERROR) {
        Placed where = origin(problem.place(), tree, byId);
        report.error(where, problem.message(), problem.help());
      }
    }
  }

  private static Placed origin(Place place, Mapping tree, Map<String, DraftEndpoint> byId) {
    String pointer = place.pointer();
    Optional<Node> node = tree.follow(pointer).filter(it -> !it.source().name().isEmpty());
    if (node.isPresent()) {
      return node.orElseThrow();
    }
    if (pointer.startsWith(ENDPOINTS)) {
      String id = pointer.substring(ENDPOINTS.length()).split("/", 2)[0].replace("~1", "/");
      DraftEndpoint endpoint = byId.get(id);
      if (endpoint != null) {
        return endpoint.where();
      }
    }
    return place;
  }
}
