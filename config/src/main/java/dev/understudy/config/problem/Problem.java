package dev.understudy.config.problem;

import java.util.Comparator;
import java.util.List;

/// Something in the user's text that is wrong or doubtful. The same record serves terminal, API and
/// UI.
///
/// @param place where
/// @param message what, in one line without a full stop: `a duration needs a unit`
/// @param help why and how to mend it, in sentences; may be empty
/// @param related the other places that have to do with it
public record Problem(
    Severity severity, Place place, String message, String help, List<Related> related) {
  /// By file, line, column; errors before warnings.
  public static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem p) -> p.place().file())
          .thenComparingInt(p -> p.place().line())
          .thenComparingInt(p -> p.place().column())
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message);

  public Problem {
    related = List.copyOf(related);
  }

  /// A second place, and what it has to do with the problem.
  public record Related(Place place, String message) {}
}
