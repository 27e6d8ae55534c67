package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.FishCompletion;
import dev.understudy.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `understudy completion`: a script for the shell.
@Command(
    name = "completion",
    description = {"Prints a completion script for a shell.", ""},
    footer = {
      "",
      "Examples:",
      "  source <(understudy completion bash)     zsh alike",
      "  understudy completion fish > ~/.config/fish/completions/understudy.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /// Shells that there is a script for.
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Parameters(arity = "1", paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  @Mixin private CommonOptions common = new CommonOptions();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine root = spec.root().commandLine();
    console.print(
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root); // runs in both
          case FISH -> FishCompletion.of(root);
        });
    return ExitCode.FINE;
  }
}
