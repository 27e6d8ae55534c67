package dev.understudy.config.problem;

/// Whether a configuration can be run in spite of a problem.
public enum Severity {
  ERROR,
  WARNING;

  /// In lower case, as people and tools read it.
  public String word() {
    return this == ERROR ? "error" : "warning";
  }
}
