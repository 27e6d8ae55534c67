package dev.understudy.config.imports;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import java.util.Optional;

/// Makes a configuration of a text in another format. To add one: a file and a line in [Importers].
public interface Importer {
  /// What it is called: `understudy`.
  String format();

  /// One line for people.
  String description();

  /// The configuration's text; empty, and problems reported, where none can be made. Nothing is
  /// fetched or read beside the text.
  Optional<String> configuration(Source source, Report report);
}
