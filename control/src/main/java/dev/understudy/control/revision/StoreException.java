package dev.understudy.control.revision;

import org.jspecify.annotations.Nullable;

/// The store cannot do what was asked, for a reason of the machine. Nothing was changed, and what
/// runs goes on.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Why.
  public enum Kind {
    /// No room on the disk.
    FULL,
    /// Its content cannot be trusted.
    DAMAGED,
    /// Somebody else holds it.
    LOCKED,
    /// It cannot be reached or opened.
    UNAVAILABLE
  }

  private final Kind kind;

  /// @param message what, where, and how to mend it; no password in it
  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
