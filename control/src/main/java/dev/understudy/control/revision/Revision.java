package dev.understudy.control.revision;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One applied text, without the text, which may be megabytes: [RevisionStore#text] has it.
///
/// @param number from 1, without gaps as long as none is pruned
/// @param time of its activation
/// @param author as said by whoever made the change
/// @param address where it came from; empty for a file
/// @param reason may be empty
/// @param digest SHA-256 of the text in UTF-8, 64 hexadecimal digits
/// @param bytes of the text in UTF-8
/// @param parent the one that was active before
/// @param difference in behaviour from its parent, as the JSON of a `BehaviourDiff`; absent for the
///   first, and for a moment after the activation
public record Revision(
    long number,
    Instant time,
    String author,
    String address,
    String reason,
    Origin origin,
    TextFormat format,
    String digest,
    long bytes,
    OptionalLong parent,
    Optional<String> difference,
    Optional<String> label,
    Optional<String> note) {
  /// What `ETag` and `If-Match` carry, quotes included. Number and text: restoring an old text is a
  /// change.
  public String etag() {
    return "\"" + number + "-" + digest.substring(0, 12) + "\"";
  }
}
