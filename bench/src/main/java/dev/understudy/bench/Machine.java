package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is measured, and on what.
final class Machine {
  private Machine() {}

  /// Cores, model, memory, kernel, Java.
  static String description() {
    return Runtime.getRuntime().availableProcessors()
        + " cores of "
        + first("/proc/cpuinfo", "model name")
        + ", "
        + Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1_048_576
        + " GiB, Linux "
        + System.getProperty("os.version").replaceAll("-.*", "")
        + ", Java "
        + Runtime.version().feature();
  }

  private static String first(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Short hash, with `+` where tracked files of the program differ from it.
  static String revision(Path root) {
    List<String> git = List.of("git", "-C", root.toString());
    String hash = Command.run(git, "rev-parse", "--short=10", "HEAD").strip();
    String changed =
        Command.run(git, "status", "--porcelain", "-uno", "--", ".", ":!docs", ":!bench/results");
    return changed.isBlank() ? hash : hash + "+";
  }
}
