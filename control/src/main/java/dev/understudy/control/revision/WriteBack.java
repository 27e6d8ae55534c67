package dev.understudy.control.revision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/// Writes what runs into the configuration's file (`--write-back`).
public record WriteBack(Path file) {
  /// Replaces the file at once: a reader sees the old text or the new one, and so does whoever
  /// looks after a crash. A link stays a link; permissions stay.
  ///
  /// @param before what the file is expected to hold
  /// @return what it holds where that is something else, since somebody has edited it: then nothing
  ///   is written
  /// @throws IOException where it cannot be written
  Optional<String> write(String before, String after) throws IOException {
    Path target = file.toRealPath();
    String found = Files.readString(target);
    if (!found.equals(before)) {
      return Optional.of(found);
    }
    Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new");
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(after.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
