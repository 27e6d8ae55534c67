package dev.understudy.cli;

import dev.understudy.cli.command.Commands;
import dev.understudy.cli.command.Version;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.terminal.ColorChoice;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.problem.Suggestion;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs one command line. Whatever goes wrong ends as one line on standard error and an exit code;
/// a stack trace only with `--debug`.
public final class Main {
  private final Console console;

  public Main(Console console) {
    this.console = console;
  }

  public static void main(String[] args) {
    System.exit(new Main(Console.ofProcess()).run(args));
  }

  /// @return the exit code
  public int run(String... args) {
    boolean debug = List.of(args).contains("--debug");
    CommandLine commands = Commands.of(console);
    commands.setOut(
        new PrintWriter(new OutputStreamWriter(console.result(), StandardCharsets.UTF_8), true));
    commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.colours(ColorChoice.AUTO, console.outIsTerminal()) ? Ansi.ON : Ansi.OFF));
    commands.setParameterExceptionHandler((e, arguments) -> usage(e));
    commands.setExecutionExceptionHandler((e, command, parsed) -> failed(e, debug));
    try {
      return commands.execute(args);
    } catch (VirtualMachineError | LinkageError e) {
      return bug(e, debug); // out of memory, a class that cannot be loaded
    }
  }

  private int usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println(command + ": " + reason(e) + " (" + command + " --help tells more)");
    return ExitCode.USAGE;
  }

  private static String reason(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      CommandSpec command = e.getCommandLine().getCommandSpec();
      boolean option = first.startsWith("-");
      Collection<String> known =
          option ? command.optionsMap().keySet() : command.subcommands().keySet();
      return (option ? "there is no option " : "there is no command ")
          + first
          + Suggestion.of(first, known).map(near -> "; did you mean " + near + "?").orElse("");
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private int failed(Exception e, boolean debug) {
    PrintStream err = console.err();
    int code =
        switch (e) {
          case Failure failure -> {
            err.println(failure.getMessage());
            yield failure.exitCode();
          }
          case IOException io when "Broken pipe".equals(io.getMessage()) ->
              ExitCode.FINE; // the reader has seen enough: sample | head
          case IOException io -> {
            err.println("input or output failed: " + io.getMessage());
            yield ExitCode.IO;
          }
          default -> bug(e, false);
        };
    if (debug) {
      e.printStackTrace(err);
    }
    return code;
  }

  private int bug(Throwable e, boolean debug) {
    console.err().println("a bug of Understudy " + Version.number() + ": " + e);
    console.err().println("please report it with the command line and what --debug adds");
    if (debug) {
      e.printStackTrace(console.err());
    }
    return ExitCode.BUG;
  }
}
