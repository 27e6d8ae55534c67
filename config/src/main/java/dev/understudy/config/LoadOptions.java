package dev.understudy.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What a configuration cannot say of itself.
///
/// @param seed replaces the document's seed where given (`--seed`)
/// @param fallbackSeed of a document without a seed; the caller draws it, so that nothing here is
///   random by itself
/// @param folder in which `file:` finds its files when a text is parsed; empty: no files, as for a
///   text that came over the network. [Configurations#load] uses the folder of each file instead
public record LoadOptions(OptionalLong seed, long fallbackSeed, Optional<Path> folder) {
  /// No seed but the document's or `fallbackSeed`, no files.
  public static LoadOptions of(long fallbackSeed) {
    return new LoadOptions(OptionalLong.empty(), fallbackSeed, Optional.empty());
  }

  public LoadOptions withSeed(long seed) {
    return new LoadOptions(OptionalLong.of(seed), fallbackSeed, folder);
  }

  public LoadOptions withFolder(Path folder) {
    return new LoadOptions(seed, fallbackSeed, Optional.of(folder));
  }
}
