package dev.understudy.config.edit;

import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import dev.understudy.config.text.YamlWriter;
import java.util.Optional;

/// A text as JSON or as YAML. Comments have no place in JSON; anchors are written out.
public final class Translation {
  private Translation() {}

  /// Indented JSON; empty, and problems reported, where the text cannot be read or has a number
  /// that JSON does not know.
  public static Optional<String> json(Source source, Report report) {
    Optional<Node> root = Composer.compose(source, report);
    if (root.isEmpty() || report.hasErrors()) {
      return Optional.empty();
    }
    Optional<Node> foreign = notFinite(root.orElseThrow());
    if (foreign.isPresent()) {
      Place place = foreign.orElseThrow().place();
      report.error(place, "JSON has no number " + foreign.orElseThrow().describe(), "");
      return Optional.empty();
    }
    return Optional.of(JsonWriter.pretty(root.orElseThrow()));
  }

  /// Block style YAML; empty, and problems reported, where the text cannot be read.
  public static Optional<String> yaml(Source source, Report report) {
    Optional<Node> root = Composer.compose(source, report);
    return report.hasErrors() ? Optional.empty() : root.map(YamlWriter::write);
  }

  private static Optional<Node> notFinite(Node node) {
    return switch (node) {
      case Scalar scalar when scalar.kind() == Scalar.Kind.NOT_FINITE -> Optional.of(scalar);
      case Scalar _ -> Optional.empty();
      case Sequence sequence ->
          sequence.items().stream().flatMap(item -> notFinite(item).stream()).findFirst();
      case Mapping mapping ->
          mapping.entries().stream()
              .flatMap(entry -> notFinite(entry.value()).stream())
              .findFirst();
    };
  }
}
