package dev.understudy.config;

import dev.understudy.config.compile.Compiler;
import dev.understudy.config.compile.Workings;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Merge;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Composition;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Source;
import dev.understudy.config.text.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Text to plan, in one call.
public final class Configurations {
  private Configurations() {}

  /// Loads files, and the `.yaml` and `.yml` files of folders (not of folders in them), merged into
  /// one document.
  ///
  /// @throws IOException where a path is missing or cannot be read; what is wrong with its text is
  ///   a problem
  public static Loaded load(List<Path> paths, LoadOptions options) throws IOException {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("nothing to load");
    }
    Report report = new Report();
    Set<Path> watched = new LinkedHashSet<>();
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      watched.add(path);
      if (Files.isDirectory(path)) {
        List<Path> files = configurationsIn(path);
        if (files.isEmpty()) {
          report.error(
              Place.file(path.toString()),
              "the folder has no configuration",
              "It is looked through for .yaml and .yml files, without the folders in it.");
        }
        watched.addAll(files);
        for (Path file : files) {
          SourceReader.read(file, report).ifPresent(sources::add);
        }
      } else {
        SourceReader.read(path, report).ifPresent(sources::add);
      }
    }
    return load(sources, options, watched, report);
  }

  private static List<Path> configurationsIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /// Parses one text.
  ///
  /// @param fileName for problems; need not exist
  public static Loaded parse(String fileName, String text, LoadOptions options) {
    Report report = new Report();
    List<Source> sources =
        SourceReader.of(fileName, text, options.folder(), report).map(List::of).orElse(List.of());
    return load(sources, options, new LinkedHashSet<>(), report);
  }

  /// Parses the next version of a text, by what differs from the one before.
  ///
  /// What comes out is what [#parse(String, String, LoadOptions)] makes of the text, but for the
  /// lines of what both have in common: they are those of `before` until [Loaded#settle].
  public static Loaded parse(String fileName, String text, LoadOptions options, Loaded before) {
    Optional<Basis> basis =
        before.basis().filter(it -> it.name().equals(fileName) && it.options().equals(options));
    Report report = new Report();
    Optional<Source> source = SourceReader.of(fileName, text, options.folder(), report);
    if (basis.isEmpty() || source.isEmpty()) {
      return parse(fileName, text, options);
    }
    Optional<Composition> read =
        Composition.of(source.orElseThrow(), basis.orElseThrow().composition(), report);
    if (read.isEmpty()) {
      return parse(fileName, text, options);
    }
    Optional<Workings> workings = basis.map(Basis::workings);
    Loaded loaded = next(read.orElseThrow(), workings, options, report);
    boolean misplaced = !loaded.problems().isEmpty() && read.orElseThrow().hasMoved();
    return misplaced ? parse(fileName, text, options) : loaded;
  }

  private static Loaded next(
      Composition read, Optional<Workings> before, LoadOptions options, Report report) {
    List<Document> documents = Document.bind(read.root(), report).map(List::of).orElse(List.of());
    return load(
        List.of(read.source()),
        documents,
        options,
        new LinkedHashSet<>(),
        Optional.of(read),
        before,
        report);
  }

  private static Loaded load(
      List<Source> sources, LoadOptions options, Set<Path> watched, Report report) {
    if (sources.size() == 1) {
      Optional<Composition> read = Composition.of(sources.getFirst(), report);
      List<Document> documents =
          read.flatMap(it -> Document.bind(it.root(), report)).map(List::of).orElse(List.of());
      return load(sources, documents, options, watched, read, Optional.empty(), report);
    }
    List<Document> documents = new ArrayList<>();
    for (Source source : sources) {
      Composer.compose(source, report)
          .flatMap(root -> Document.bind(root, report))
          .ifPresent(documents::add);
    }
    return load(sources, documents, options, watched, Optional.empty(), Optional.empty(), report);
  }

  /// @param read how the only text is divided
  /// @param before workings of an earlier version
  private static Loaded load(
      List<Source> sources,
      List<Document> documents,
      LoadOptions options,
      Set<Path> watched,
      Optional<Composition> read,
      Optional<Workings> before,
      Report report) {
    Optional<Document> document =
        documents.isEmpty() ? Optional.empty() : Optional.of(Merge.of(documents, report));
    if (document.isEmpty()) {
      return new Loaded(Optional.empty(), Optional.empty(), report.sorted(), List.copyOf(watched));
    }
    if (document.orElseThrow().endpoints().isEmpty() && !report.hasErrors()) {
      report.error(
          Place.file(sources.getFirst().name()),
          "there is no endpoint",
          "Write one: `endpoints: {hello: {request: GET /hello}}`.");
    }
    long seed =
        options
            .seed()
            .orElse(
                document
                    .flatMap(Document::seed)
                    .map(Located::value)
                    .orElse(options.fallbackSeed()));
    String name = sources.getFirst().name();
    Compiler.Compiled compiled =
        Compiler.compile(document.orElseThrow(), stem(name), seed, before, report);
    watched.addAll(compiled.files());
    return new Loaded(
        document,
        compiled.plan(),
        report.sorted(),
        List.copyOf(watched),
        read.map(it -> new Basis(name, options, it, compiled.workings())));
  }

  /// `shop` of `examples/shop.yaml`.
  private static String stem(String fileName) {
    String last = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }
}
