package dev.understudy.cli.serve;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.StoreException;
import dev.understudy.control.store.PostgresAddress;
import dev.understudy.control.store.Stores;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Opens the store that the options ask for.
///
/// @param warning what a person should know of it
record OpenStore(RevisionStore store, Optional<String> warning) {
  /// Whether it has to be opened before anything is served, because it may know of a newer
  /// configuration than the file.
  static boolean comesFirst(StoreOptions options) {
    return options.shared().isPresent() || folder(options).map(Stores::mayDiverge).orElse(false);
  }

  /// @throws Failure where the place that the user named cannot be used; instead of the usual place
  ///   memory will do
  static OpenStore open(StoreOptions options, Clock clock) {
    if (options.shared().isPresent()) {
      return shared(options.shared().get(), clock);
    }
    Optional<Path> folder = folder(options);
    if (folder.isEmpty()) {
      return new OpenStore(
          Stores.inMemory(clock),
          Optional.of("revisions are kept in memory, until the end; --data DIR keeps them"));
    }
    try {
      Stores.Opened opened = Stores.inFolder(folder.get(), clock);
      return new OpenStore(opened.store(), opened.warning());
    } catch (StoreException e) {
      if (options.data().isPresent()) {
        throw new Failure(code(e), String.valueOf(e.getMessage()), e);
      }
      return new OpenStore(
          Stores.inMemory(clock),
          Optional.of("revisions are kept in memory, until the end: " + e.getMessage()));
    }
  }

  private static OpenStore shared(PostgresAddress address, Clock clock) {
    try {
      return new OpenStore(Stores.shared(address, clock), Optional.empty());
    } catch (StoreException e) {
      throw new Failure(code(e), String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Path> folder(StoreOptions options) {
    return options.data().or(options::usual);
  }

  private static int code(StoreException e) {
    return switch (e.kind()) {
      case LOCKED, UNAVAILABLE -> ExitCode.UNAVAILABLE;
      case FULL, DAMAGED -> ExitCode.IO;
    };
  }
}
