package dev.understudy.control.revision;

import java.util.Optional;

/// What becomes of revisions beside the store.
///
/// @param revisions how many are kept, those with a label not counted; >= 1
/// @param writeBack the file that follows what runs
public record Keeping(int revisions, Optional<WriteBack> writeBack) {
  /// A thousand of 10,000 endpoints take about 100 MiB.
  public static final int USUAL = 1_000;

  /// The usual number, and the file is left alone.
  public static final Keeping DEFAULT = new Keeping(USUAL, Optional.empty());

  public Keeping {
    if (revisions < 1) {
      throw new IllegalArgumentException("at least 1 revision is kept, not " + revisions);
    }
  }
}
