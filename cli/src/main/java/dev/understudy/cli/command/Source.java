package dev.understudy.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.serve.Loader;
import dev.understudy.cli.serve.ServedFiles;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Problems;
import dev.understudy.control.revision.TextCompiler;
import dev.understudy.core.plan.Plan;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The configuration that a command is about: its arguments, and how they are loaded.
final class Source {
  private static final String STDIN = "-";
  private static final int MAX_BYTES = 16 * 1024 * 1024 + 1; // one more than a text may have

  @Parameters(
      arity = "1..*",
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

  // Short, because a person may have to type it again.
  private final long fallbackSeed = new SplittableRandom().nextLong(1, 1_000_000_000);

  static Source of(List<String> names, Optional<Long> seed) {
    Source source = new Source();
    source.names = List.copyOf(names);
    source.seed = seed;
    return source;
  }

  boolean isStdin() {
    return names.contains(STDIN);
  }

  /// What the arguments name; empty for standard input.
  List<Path> paths() {
    try {
      return isStdin() ? List.of() : names.stream().map(Path::of).toList();
    } catch (InvalidPathException e) {
      throw new Failure(ExitCode.NO_INPUT, "no such file: " + e.getInput(), e);
    }
  }

  LoadOptions options() {
    LoadOptions options = LoadOptions.of(fallbackSeed);
    return seed.map(options::withSeed).orElse(options);
  }

  /// Loads what the arguments name, problems and all.
  ///
  /// @throws Failure where it cannot be read
  Loaded load(Console console) {
    try {
      if (!isStdin()) {
        return Configurations.load(paths(), options());
      }
      return readStdin(console).loaded();
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  /// Loads it with its text, for a server.
  ///
  /// @throws Failure where it cannot be read or is not valid
  Loader.Reading readValid(Console console) {
    Loader.Reading reading;
    try {
      reading = isStdin() ? readStdin(console) : ServedFiles.read(paths(), options());
    } catch (IOException e) {
      throw Failures.reading(e);
    }
    return new Loader.Reading(reading.text(), valid(reading.loaded()));
  }

  private Loader.Reading readStdin(Console console) throws IOException {
    if (names.size() > 1) {
      throw new Failure(ExitCode.USAGE, "standard input cannot be merged with files");
    }
    String text = new String(console.in().readNBytes(MAX_BYTES), UTF_8);
    return new Loader.Reading(text, compiler().trusted(text));
  }

  /// How texts are compiled that come to a server by other ways.
  TextCompiler compiler() {
    return isStdin()
        ? new TextCompiler("stdin", options().withFolder(Path.of("")))
        : ServedFiles.compiler(paths(), options());
  }

  /// How a server loads it again.
  Loader again() {
    if (isStdin()) {
      return () -> {
        throw new IOException("standard input cannot be read again");
      };
    }
    List<Path> paths = paths();
    LoadOptions options = options();
    return () -> ServedFiles.read(paths, options);
  }

  /// Loads what can be run.
  ///
  /// @throws Failure where it cannot be read or is not valid
  Loaded loadValid(Console console) {
    return valid(load(console));
  }

  private static Loaded valid(Loaded loaded) {
    if (loaded.plan().isEmpty()) {
      throw new Failure(
          ExitCode.INVALID_CONFIGURATION,
          Problems.text(loaded.problems()) + Problems.count(loaded.problems()));
    }
    return loaded;
  }

  /// A configuration that can be run; its warnings go to standard error.
  ///
  /// @throws Failure where it cannot be read or is not valid
  Loaded loadValidAndWarn(Console console) {
    Loaded loaded = loadValid(console);
    for (Problem problem : loaded.problems()) {
      console.err().println("warning  " + problem.place().label() + ": " + problem.message());
    }
    return loaded;
  }

  /// The plan of a valid configuration.
  static Plan plan(Loaded loaded) {
    return loaded.plan().orElseThrow();
  }
}
