package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.schema.Schemas;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `understudy schema`: the language as JSON Schema.
@Command(
    name = "schema",
    description = {"Prints the JSON Schema (2020-12) of the configuration language.", ""},
    footer = {
      "",
      "An editor uses it by the first line of a file:",
      "  # yaml-language-server: $schema=understudy.schema.json",
      "",
      "Examples:",
      "  understudy schema > understudy.schema.json",
      "  understudy schema | jq .properties.endpoints"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console.print(Schemas.configuration());
    return ExitCode.FINE;
  }
}
