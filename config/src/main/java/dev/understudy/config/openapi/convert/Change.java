package dev.understudy.config.openapi.convert;

/// What an import into a configuration did, or did not do, with one entry.
///
/// @param entry `endpoints/get-book`
/// @param message more about it; may be empty
public record Change(Kind kind, String entry, String message) {
  /// What became of the entry.
  public enum Kind {
    /// New in the description.
    ADDED,
    /// Changed in the description, and by nobody else.
    UPDATED,
    /// Changed in the configuration, or there before: left as it is.
    KEPT,
    /// Taken out of the configuration: stays out.
    STAYS_OUT,
    /// No longer in the description: still there, for a person to take out.
    GONE;

    /// As people read it.
    public String word() {
      return switch (this) {
        case ADDED -> "added";
        case UPDATED -> "updated";
        case KEPT -> "kept yours";
        case STAYS_OUT -> "stays out";
        case GONE -> "no longer described";
      };
    }
  }
}
