package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.rule.Rules;

/// How descriptions are imported.
///
/// @param rules the table of guesses
public record ImportOptions(Rules rules) {
  /// The program's own rules.
  public static ImportOptions standard() {
    return new ImportOptions(Rules.standard());
  }
}
