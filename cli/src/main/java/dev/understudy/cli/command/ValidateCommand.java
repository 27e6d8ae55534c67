package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Problems;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy validate`: every problem of a configuration.
@Command(
    name = "validate",
    description = {"Checks a configuration and lists every problem with its place.", ""},
    footer = {
      "",
      "Exits with 0 where there is no error (warnings do not count), else with 65.",
      "",
      "Examples:",
      "  understudy validate shop.yaml",
      "  understudy validate --format github services/     annotates a pull request"
    })
final class ValidateCommand implements Callable<Integer> {
  /// How problems are written.
  enum Format {
    TEXT,
    JSON,
    GITHUB
  }

  private final Console console;

  @Mixin private Source source = new Source();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or github (annotations of a workflow). Default: text.")
  private Format format = Format.TEXT;

  @Option(names = "--json", description = "As --format json.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Loaded loaded = source.load(console);
    console.print(
        switch (json ? Format.JSON : format) {
          case TEXT -> Problems.text(loaded.problems()) + Problems.count(loaded.problems()) + "\n";
          case JSON -> Problems.json(loaded.problems());
          case GITHUB -> Problems.github(loaded.problems());
        });
    return loaded.hasErrors() ? ExitCode.INVALID_CONFIGURATION : ExitCode.FINE;
  }
}
