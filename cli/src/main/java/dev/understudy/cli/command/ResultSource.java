package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.terminal.Console;
import dev.understudy.cli.terminal.Progress;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.text.ResultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A load tool's result file, opened and read with a progress line.
final class ResultSource {
  private static final String STDIN = "-";

  private ResultSource() {}

  /// What is done with the file while it is open.
  interface Use<T> {
    T of(ResultFile file) throws IOException;
  }

  /// @param name of the file, `-` for standard input
  /// @throws Failure where it cannot be read or was not understood
  static <T> T read(String name, Console console, Use<T> use) {
    try (Progress progress = new Progress("read", console)) {
      if (name.equals(STDIN)) {
        return use.of(ResultFile.open("stdin", console.in(), read -> {}));
      }
      Path path = path(name);
      long size = Files.size(path);
      try (InputStream bytes = Files.newInputStream(path)) {
        return use.of(ResultFile.open(name, bytes, read -> progress.at(read, size)));
      }
    } catch (ResultException e) {
      throw new Failure(ExitCode.INVALID_CONFIGURATION, e.getMessage(), e);
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  private static Path path(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new Failure(ExitCode.NO_INPUT, name + " is a folder, not a result file");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new Failure(ExitCode.NO_INPUT, "no such file: " + name, e);
    }
  }
}
