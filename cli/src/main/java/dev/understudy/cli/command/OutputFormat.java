package dev.understudy.cli.command;

/// How a result is written.
enum OutputFormat {
  /// Columns, for people.
  TABLE,
  JSON,
  YAML
}
