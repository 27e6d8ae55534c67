package dev.understudy.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Text to plan, in one call.
public final class Configurations {
  private Configurations() {}

  /// Loads files, and the `.yaml`, `.yml` and `.json` files of folders, merged into one document.
  ///
  /// @throws IOException where a path is missing or cannot be read; what is wrong with its text is
  ///   a problem
  public static Loaded load(List<Path> paths, LoadOptions options) throws IOException {
    throw new IOException("loading " + paths + " is not there yet");
  }

  /// Parses one text.
  ///
  /// @param fileName for problems; need not exist
  public static Loaded parse(String fileName, String text, LoadOptions options) {
    return new Loaded(Optional.empty(), Optional.empty(), List.of(), List.of());
  }
}
