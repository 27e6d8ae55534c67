package dev.understudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Output that was reviewed once and is compared since. `-Dgolden.write=true` (`./dev golden`)
/// rewrites it; the difference is what gets reviewed.
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/understudy/cli");

  private Golden() {}

  public static void check(String file, String actual) {
    Path path = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
