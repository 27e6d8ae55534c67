package dev.understudy.control.revision;

import java.util.Optional;
import java.util.OptionalLong;

/// A text that is to run.
///
/// @param parent number of the revision that the text was made from; empty: whatever runs
/// @param key where the client may send it again
public record Change(
    String text,
    TextFormat format,
    Attribution by,
    OptionalLong parent,
    Optional<IdempotencyKey> key) {
  /// Of a text made from the revision `parent`.
  public static Change of(String text, Attribution by, long parent) {
    return new Change(text, TextFormat.of(text), by, OptionalLong.of(parent), Optional.empty());
  }

  /// Of a text that replaces whatever runs.
  public static Change of(String text, Attribution by) {
    return new Change(text, TextFormat.of(text), by, OptionalLong.empty(), Optional.empty());
  }

  public Change withKey(Optional<IdempotencyKey> changed) {
    return new Change(text, format, by, parent, changed);
  }
}
