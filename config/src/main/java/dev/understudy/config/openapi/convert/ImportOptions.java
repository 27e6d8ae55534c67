package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.rule.Rules;

/// How descriptions are imported.
///
/// @param rules the table of guesses
/// @param enforceSecurity whether requests without the described credentials are refused
/// @param validateRequests whether requests are held against the description
public record ImportOptions(Rules rules, boolean enforceSecurity, boolean validateRequests) {
  /// The program's own rules; nothing is asked of requests.
  public static ImportOptions standard() {
    return new ImportOptions(Rules.standard(), false, false);
  }
}
