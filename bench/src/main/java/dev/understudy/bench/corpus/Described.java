package dev.understudy.bench.corpus;

import dev.understudy.config.openapi.convert.ImportOptions;
import dev.understudy.config.openapi.convert.Imported;
import dev.understudy.config.openapi.convert.OpenApiImport;
import dev.understudy.config.openapi.read.Api;
import dev.understudy.config.openapi.read.ApiReader;
import dev.understudy.config.openapi.read.Documents;
import dev.understudy.config.openapi.read.Finding;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.problem.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One description, read and imported.
///
/// @param seconds that the import took, in this process and after the ones before it
record Described(String name, Api api, Imported imported, double seconds, long left) {
  static Described of(String name, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + " is in no folder");
    }
    Report report = new Report();
    long start = System.nanoTime();
    Optional<Imported> imported =
        OpenApiImport.of(List.of(file), folder, ImportOptions.standard(), Optional.empty(), report);
    double seconds = (System.nanoTime() - start) / 1e9;
    Findings findings = new Findings();
    Documents documents = new Documents(Optional.of(folder), findings);
    Report again = new Report();
    Api api =
        documents
            .root(file, again)
            .flatMap(root -> ApiReader.read(root, documents, findings, again))
            .orElseThrow(() -> new IllegalStateException(name + ": " + again.sorted()));
    Imported made =
        imported.orElseThrow(() -> new IllegalStateException(name + ": " + report.sorted()));
    long left = made.findings().all().stream().filter(it -> it.kind() == Finding.Kind.LEFT).count();
    return new Described(name, api, made, seconds, left);
  }

  /// The part of every path that stands before the description's own.
  String base() {
    return api.operations().stream()
        .map(operation -> operation.path().path())
        .filter(path -> path.contains("/"))
        .findFirst()
        .map(path -> prefix(path, api.operations().getFirst().template()))
        .orElse("");
  }

  private static String prefix(String path, String template) {
    int segments = template.split("/", -1).length - 1;
    String[] all = path.split("/", -1);
    StringBuilder base = new StringBuilder();
    for (int i = 1; i < all.length - segments; i++) {
      base.append('/').append(all[i]);
    }
    return base.toString();
  }
}
