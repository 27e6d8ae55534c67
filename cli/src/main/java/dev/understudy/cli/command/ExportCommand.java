package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.document.Document;
import dev.understudy.config.openapi.convert.OpenApiExport;
import dev.understudy.config.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy export`: the text that a running server serves.
@Command(
    name = "export",
    description = {
      "Prints the configuration that a running server serves, or a file's, as it is or as openapi:",
      "an OpenAPI 3.1 description with the behaviour in `x-understudy`, which import reads back.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy export > shop.yaml",
      "  understudy export --output json --file shop.json",
      "  understudy export openapi shop.yaml --file api.yaml"
    })
final class ExportCommand implements Callable<Integer> {
  /// What a configuration can be exported as.
  enum Format {
    UNDERSTUDY,
    OPENAPI
  }

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FORMAT",
      description = "understudy or openapi. Default: understudy.")
  private Format as = Format.UNDERSTUDY;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A configuration, for openapi; else the server's.")
  private Optional<Path> source = Optional.empty();

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
    String text =
        switch (as) {
          case UNDERSTUDY -> {
            if (source.isPresent()) {
              throw new Failure(
                  ExitCode.USAGE, "a FILE is exported as openapi; it is itself already");
            }
            yield served(format);
          }
          case OPENAPI -> {
            if (output.isPresent()) {
              throw new Failure(ExitCode.USAGE, "--output is not for openapi, which is YAML");
            }
            yield OpenApiExport.of(document());
          }
        };
    if (file.isPresent()) {
      Files.writeString(file.get(), text);
    } else {
      console.print(text);
    }
    return ExitCode.FINE;
  }

  private String served(String format) throws IOException, InterruptedException {
    try (AdminClient client = server.client(console)) {
      return client.send("GET", "config/export" + format, "", "").body();
    }
  }

  private Document document() throws IOException, InterruptedException {
    Loaded loaded =
        source.isPresent()
            ? Source.of(List.of(source.get().toString()), Optional.empty()).load(console)
            : Configurations.parse("the server's", served("?format=yaml"), LoadOptions.of(1));
    return loaded
        .document()
        .filter(_ -> !loaded.hasErrors())
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.INVALID_CONFIGURATION,
                    Problems.text(loaded.problems()) + Problems.count(loaded.problems())));
  }
}
