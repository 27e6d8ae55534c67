package dev.understudy.control.store;

import dev.understudy.control.revision.StoreException;
import dev.understudy.control.revision.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// An empty file beside the database that says: what runs may not be what the configuration's file
/// says. Set before such a revision is committed, cleared after both have become one, so that it
/// may stand without need but is never missing. By it a start knows that it has to open the store
/// before it answers.
record DivergedMark(Optional<Path> file) {
  /// Of a store whose start always opens it first.
  static final DivergedMark NONE = new DivergedMark(Optional.empty());

  static DivergedMark in(Path folder) {
    return new DivergedMark(Optional.of(folder.resolve("diverged")));
  }

  boolean isSet() {
    return file.map(Files::exists).orElse(false);
  }

  void set() {
    if (file.isPresent() && !isSet()) {
      try {
        Files.write(file.get(), new byte[0]);
      } catch (IOException e) {
        throw new StoreException(
            Kind.UNAVAILABLE,
            file.get() + " cannot be written: " + e.getMessage() + ". Nothing was changed.",
            e);
      }
    }
  }

  void clear() {
    if (file.isPresent()) {
      try {
        Files.deleteIfExists(file.get());
      } catch (IOException e) {
        throw new StoreException(
            Kind.UNAVAILABLE, file.get() + " cannot be removed: " + e.getMessage(), e);
      }
    }
  }
}
