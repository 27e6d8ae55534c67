package dev.understudy.cli.record;

import java.nio.file.Path;

/// Where decisions are recorded, and how much of them.
///
/// @param file the newest rows; older ones are in `file.1`, `file.2` and so on
/// @param bytes of one file at most, but for the row that fills it
/// @param files at most, the newest included
public record RecordOptions(Path file, long bytes, int files) {
  public static final long DEFAULT_BYTES = 1_000_000_000; // some 8 million rows
  public static final int DEFAULT_FILES = 4;
  public static final int MOST_FILES = 1000;

  public RecordOptions {
    if (bytes < 4096 || files < 1 || files > MOST_FILES) {
      throw new IllegalArgumentException("not to be recorded in: " + files + " x " + bytes);
    }
  }

  /// Older rows, 1 the newest of them.
  Path older(int index) {
    return file.resolveSibling(file.getFileName() + "." + index);
  }
}
