package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `understudy` alone: says what there is.
@Command(
    name = "understudy",
    description = {
      "Stands in for the services a system depends on, and behaves as its configuration says.",
      ""
    },
    versionProvider = Version.class,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  understudy serve examples/shop.yaml       serves the shop on port 8080",
      "  understudy explain examples/shop.yaml     tells what a client will measure",
      "",
      "understudy COMMAND --help tells more of a command."
    })
final class RootCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Prints the version.")
  private boolean version;

  @Mixin private CommonOptions common = new CommonOptions();

  RootCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.err(), CommandLine.Help.Ansi.OFF);
    return ExitCode.USAGE;
  }
}
