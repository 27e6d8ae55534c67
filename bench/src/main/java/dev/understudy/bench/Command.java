package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A load tool, run to its end.
final class Command {
  private Command() {}

  /// Standard output and error of `command` with `more` words.
  static String run(List<String> command, String... more) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(more));
    return run(words);
  }

  /// Standard output and error of `command`, which has to end with 0.
  static String run(List<String> command) {
    Ended ended = ended(command);
    if (ended.code() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.output());
    }
    return ended.output();
  }

  /// What became of a command.
  record Ended(int code, String output) {}

  static Ended ended(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
