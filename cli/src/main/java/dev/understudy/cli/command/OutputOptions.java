package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.JsonAsYaml;
import dev.understudy.cli.terminal.Console;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How the answer of a running server is written.
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, json or yaml. Default: table.")
  private Optional<OutputFormat> output = Optional.empty();

  @Option(names = "--json", description = "The same as --output json.")
  private boolean json;

  /// @throws Failure where both options say different things
  OutputFormat format() {
    if (json && output.isPresent() && output.get() != OutputFormat.JSON) {
      throw new Failure(ExitCode.USAGE, "--json and --output say different things");
    }
    return json ? OutputFormat.JSON : output.orElse(OutputFormat.TABLE);
  }

  /// Writes what the server answered.
  ///
  /// @param answer JSON
  /// @param table the same for people, with its line ends
  void print(String answer, String table, Console console) throws IOException {
    console.print(
        switch (format()) {
          case TABLE -> table;
          case JSON -> JsonAsYaml.json(answer);
          case YAML -> JsonAsYaml.yaml(answer);
        });
  }
}
