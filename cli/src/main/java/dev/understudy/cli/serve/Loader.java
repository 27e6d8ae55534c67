package dev.understudy.cli.serve;

import dev.understudy.config.Loaded;
import java.io.IOException;

/// Loads the configuration that an instance serves, again and again.
@FunctionalInterface
public interface Loader {
  /// @throws IOException where it cannot be read
  Loaded load() throws IOException;
}
