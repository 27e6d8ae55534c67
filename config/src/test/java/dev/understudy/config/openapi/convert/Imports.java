package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.read.Finding;
import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import java.util.List;
import java.util.Optional;

/// Imports of texts, for tests.
final class Imports {
  private Imports() {}

  static Imported of(String description) {
    return of(description, Optional.empty());
  }

  static Imported of(String description, Optional<String> into) {
    Report report = new Report();
    return attempt(description, into, report)
        .orElseThrow(() -> new AssertionError(report.sorted().toString()));
  }

  static Imported with(String description, ImportOptions options) {
    Report report = new Report();
    return OpenApiImport.of(
            new Source("api.yaml", description, Optional.empty()),
            options,
            Optional.empty(),
            report)
        .orElseThrow(() -> new AssertionError(report.sorted().toString()));
  }

  static Optional<Imported> attempt(String description, Optional<String> into, Report report) {
    return OpenApiImport.of(
        new Source("api.yaml", description, Optional.empty()),
        ImportOptions.standard(),
        into.map(text -> new Source("shop.yaml", text, Optional.empty())),
        report);
  }

  /// Problems of a description of which nothing is made.
  static List<Problem> problems(String description) {
    Report report = new Report();
    if (attempt(description, Optional.empty(), report).isPresent()) {
      throw new AssertionError("it was imported");
    }
    return report.sorted();
  }

  /// A value of the configuration as compact JSON; empty where there is none.
  static String at(Imported imported, String pointer) {
    return at(imported.text(), pointer);
  }

  static String at(String text, String pointer) {
    Node root =
        Composer.compose(new Source("shop.yaml", text, Optional.empty()), new Report())
            .orElseThrow();
    return root.follow(pointer).map(JsonWriter::compact).orElse("");
  }

  /// `line:column subject: message` of each finding of a kind.
  static List<String> findings(Imported imported, Kind kind) {
    return imported.findings().all().stream()
        .filter(it -> it.kind() == kind)
        .map(Imports::line)
        .toList();
  }

  private static String line(Finding finding) {
    var place = finding.where().place();
    return place.line() + ":" + place.column() + " " + finding.subject() + ": " + finding.message();
  }
}
