package dev.understudy.control.store;

import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.StoreException;
import dev.understudy.control.revision.StoreException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Opens stores.
public final class Stores {
  private static final String FILE = "revisions.db";

  private Stores() {}

  /// A store, and what is to be said about its opening.
  ///
  /// @param warning such as that it was damaged; one or two sentences
  public record Opened(RevisionStore store, Optional<String> warning) {}

  /// The file `revisions.db` in a folder, which is made where it is missing and held until the
  /// store is closed. A damaged file is set aside, and a new one begun.
  ///
  /// @throws StoreException where the folder cannot be used, or another instance holds it
  public static Opened inFolder(Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.of(folder);
      try {
        return open(folder.resolve(FILE), lock, clock);
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new StoreException(
          Kind.UNAVAILABLE, "not permitted to write to " + e.getFile() + "; use --data", e);
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNAVAILABLE,
          "revisions cannot be kept in " + folder + ": " + e.getMessage() + "; use --data",
          e);
    }
  }

  private static Opened open(Path file, FolderLock lock, Clock clock) {
    try {
      return new Opened(sqlite(file, lock, clock), Optional.empty());
    } catch (StoreException e) {
      if (e.kind() != Kind.DAMAGED) {
        throw e;
      }
      Salvage salvage = Salvage.of(file, clock.instant());
      return new Opened(sqlite(file, lock, clock), Optional.of(salvage.text()));
    }
  }

  private static RevisionStore sqlite(Path file, FolderLock lock, Clock clock) {
    return new SqlStore(
        SqliteFile.open(file, lock::close), clock, DivergedMark.in(file.resolveSibling("")));
  }

  /// Whether what ran last from this folder may be something else than the configuration's file. A
  /// look at a folder, without opening the store: a start that needs no store is quick.
  public static boolean mayDiverge(Path folder) {
    return DivergedMark.in(folder).isSet();
  }

  /// A PostgreSQL database, shared with other instances.
  ///
  /// @throws StoreException where it cannot be reached
  public static RevisionStore shared(PostgresAddress address, Clock clock) {
    return new SqlStore(PostgresPool.open(address), clock, DivergedMark.NONE);
  }

  /// A store that ends with the process.
  public static RevisionStore inMemory(Clock clock) {
    return new SqlStore(SqliteFile.memory(), clock, DivergedMark.NONE);
  }
}
