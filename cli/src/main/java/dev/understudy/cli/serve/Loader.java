package dev.understudy.cli.serve;

import dev.understudy.config.Loaded;
import java.io.IOException;

/// Loads the configuration that an instance serves, again and again.
@FunctionalInterface
public interface Loader {
  /// @throws IOException where it cannot be read
  Reading load() throws IOException;

  /// A configuration as it was found.
  ///
  /// @param text of its file; where it lies in several, of the document that they make together
  record Reading(String text, Loaded loaded) {}
}
