package dev.understudy.config.imports;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import java.util.Optional;

/// Makes a configuration of a text in another format. To add one: a file and a line in [Importers].
public interface Importer {
  /// A configuration that was made.
  ///
  /// @param report what was taken, guessed and left, as a JSON object; empty where there is nothing
  ///   to say
  record Made(String text, Optional<String> report) {}

  /// What it is called: `understudy`.
  String format();

  /// One line for people.
  String description();

  /// Whether it can be put into a configuration; else it takes its place.
  boolean merges();

  /// The configuration's text; empty, and problems reported, where none can be made. Nothing is
  /// fetched or read beside the text.
  ///
  /// @param into the configuration that it is put into, where it can be; empty: a new one
  Optional<Made> configuration(Source source, Optional<Source> into, Report report);
}
