package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy export`: the text that a running server serves.
@Command(
    name = "export",
    description = {"Prints the configuration that a running server serves.", ""},
    footer = {
      "",
      "Examples:",
      "  understudy export > shop.yaml",
      "  understudy export --output json --file shop.json"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "yaml or json. Default: as it is written.")
  private Optional<OutputFormat> output = Optional.empty();

  @Option(names = "--file", paramLabel = "FILE", description = "Writes there.")
  private Optional<Path> file = Optional.empty();

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String format =
        switch (output.orElse(null)) {
          case null -> "";
          case TABLE -> throw new Failure(ExitCode.USAGE, "--output is yaml or json here");
          case JSON -> "?format=json";
          case YAML -> "?format=yaml";
        };
    try (AdminClient client = server.client(console)) {
      String text = client.send("GET", "config/export" + format, "", "").body();
      if (file.isPresent()) {
        Files.writeString(file.get(), text);
      } else {
        console.print(text);
      }
    }
    return ExitCode.FINE;
  }
}
