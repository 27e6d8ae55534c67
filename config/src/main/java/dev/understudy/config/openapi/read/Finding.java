package dev.understudy.config.openapi.read;

import dev.understudy.config.problem.Placed;

/// What an import says of one thing in the description.
///
/// @param where it stands
/// @param subject the operation, schema or reference that it is about
/// @param message what became of it, in one line without a full stop
public record Finding(Kind kind, Placed where, String subject, String message) {
  /// What became of it.
  public enum Kind {
    /// It is served as it is described.
    TAKEN,
    /// The description does not say it; a rule does.
    GUESSED,
    /// Understudy has nothing like it.
    LEFT,
    /// A mistake of the description; what depends on it is left out.
    BROKEN;

    /// In lower case, as people read it.
    public String word() {
      return switch (this) {
        case TAKEN -> "taken";
        case GUESSED -> "guessed";
        case LEFT -> "left";
        case BROKEN -> "broken";
      };
    }
  }
}
