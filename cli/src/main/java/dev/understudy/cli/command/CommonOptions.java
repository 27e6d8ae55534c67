package dev.understudy.cli.command;

import dev.understudy.cli.terminal.ColorChoice;
import dev.understudy.cli.terminal.Console;
import picocli.CommandLine.Option;

/// What every command understands.
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this help.")
  boolean help;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "auto, always or never. Default: auto, on a terminal unless NO_COLOR or TERM=dumb.")
  ColorChoice color = ColorChoice.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Says nothing on standard error but failures and, while serving, the log.")
  boolean quiet;

  @Option(names = "--debug", description = "Adds the stack trace to a failure.")
  boolean debug;

  /// What a command talks to: `console`, without its standard error where that is to be quiet.
  Console voice(Console console) {
    return quiet ? console.withoutErr() : console;
  }
}
