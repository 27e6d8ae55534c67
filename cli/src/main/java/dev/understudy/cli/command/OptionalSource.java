package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A configuration that a command does without where a running server or a store has it.
final class OptionalSource {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "Configuration files, or folders of them; several are merged. - is standard input.")
  private List<String> names = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "Seed of all draws, instead of the one in the file.")
  private Optional<Long> seed = Optional.empty();

  boolean isGiven() {
    return !names.isEmpty() || seed.isPresent();
  }

  boolean hasFiles() {
    return !names.isEmpty();
  }

  /// What was named, and nothing where nothing was: a store has the configuration.
  Source sourceOrNone() {
    return Source.of(names, seed);
  }

  /// @throws Failure where there is none
  Source source() {
    if (names.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "which configuration? Name its file, or a --server");
    }
    return Source.of(names, seed);
  }
}
