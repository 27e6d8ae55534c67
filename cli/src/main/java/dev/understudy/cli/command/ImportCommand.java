package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.render.JsonAsYaml;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.openapi.convert.ImportOptions;
import dev.understudy.config.openapi.convert.ImportReport;
import dev.understudy.config.openapi.convert.Imported;
import dev.understudy.config.openapi.convert.OpenApiImport;
import dev.understudy.config.openapi.read.Finding;
import dev.understudy.config.openapi.rule.Rules;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import dev.understudy.config.text.SourceReader;
import dev.understudy.control.revision.TextDiff;
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

/// `understudy import openapi`: a configuration of API descriptions.
@Command(
    name = "import",
    description = {
      "Makes a configuration of OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0 descriptions, YAML or JSON.",
      "With --into it is merged into a configuration: what you changed there stays.",
      ""
    },
    footer = {
      "",
      "FORMAT is openapi, or rules: that prints the table of guesses, for --rules.",
      "Without -o the configuration goes to standard output, or with --into the difference.",
      "",
      "Examples:",
      "  understudy import openapi api.yaml -o shop.yaml",
      "  understudy import openapi api.yaml --into shop.yaml                 shows what would change",
      "  understudy import openapi api.yaml --into shop.yaml -o shop.yaml    changes it",
      "  understudy import rules > rules.yaml"
    })
final class ImportCommand implements Callable<Integer> {
  /// What can be imported.
  enum Format {
    OPENAPI,
    RULES
  }

  private final Console console;

  @Parameters(index = "0", paramLabel = "FORMAT", description = "openapi, or rules.")
  private Format format = Format.OPENAPI;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE",
      description = "Descriptions; files that they refer to come by themselves.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes the configuration there; a file that exists only with --into it.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "Merges into this configuration; nothing is written without -o.")
  private Optional<Path> into = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where references may lead to files. Default: the first description's folder.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "What is guessed: latencies by kind, rates of errors. Default: import rules.")
  private Optional<Path> rules = Optional.empty();

  @Option(
      names = "--enforce-security",
      description = "Requests without the described credentials are refused: 401.")
  private boolean enforceSecurity;

  @Option(
      names = "--validate-requests",
      description = "Requests are held against the description: 400, 415, 422.")
  private boolean validateRequests;

  @Option(
      names = "--strict",
      description = "Fails where the description has mistakes, instead of leaving parts out.")
  private boolean strict;

  @Option(names = "--report", description = "Lists all that was taken and guessed, too.")
  private boolean whole;

  @Option(names = "--json", description = "The report as JSON, on standard error unless with -o.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (format == Format.RULES) {
      console.print(Rules.standardText());
      return ExitCode.FINE;
    }
    if (files.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "which FILE? A description is needed");
    }
    if (output.isPresent() && Files.exists(output.get()) && !output.equals(into)) {
      throw new Failure(
          ExitCode.USAGE,
          output.get() + " exists; with --into " + output.get() + " the import is merged into it");
    }
    Report report = new Report();
    Optional<Source> existing = into.isPresent() ? read(into.get(), report) : Optional.empty();
    Optional<Imported> imported = imported(existing, report);
    if (imported.isEmpty()) {
      throw new Failure(
          ExitCode.INVALID_CONFIGURATION,
          Problems.text(report.sorted()) + Problems.count(report.sorted()));
    }
    return show(imported.get(), existing);
  }

  private Optional<Imported> imported(Optional<Source> existing, Report report) {
    Path first = files.getFirst().toAbsolutePath().resolveSibling("");
    try {
      Optional<Rules> table =
          rules.isPresent()
              ? SourceReader.read(rules.get(), report).flatMap(it -> Rules.read(it, report))
              : Optional.of(Rules.standard());
      if (table.isEmpty() || report.hasErrors()) {
        return Optional.empty();
      }
      ImportOptions options = new ImportOptions(table.get(), enforceSecurity, validateRequests);
      return OpenApiImport.of(files, folder.orElse(first), options, existing, report);
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  private static Optional<Source> read(Path file, Report report) {
    try {
      return SourceReader.read(file, report);
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  private int show(Imported imported, Optional<Source> existing) throws IOException {
    String said =
        json
            ? JsonAsYaml.json(ImportReport.json(imported))
            : whole ? ImportReport.whole(imported) : ImportReport.summary(imported);
    if (strict && imported.findings().count(Finding.Kind.BROKEN) > 0) {
      throw new Failure(ExitCode.INVALID_CONFIGURATION, said);
    }
    if (output.isPresent()) {
      Files.writeString(output.get(), imported.text());
      console.print(said);
    } else {
      console.err().print(said);
      console.print(existing.map(it -> difference(it, imported)).orElse(imported.text()));
    }
    return ExitCode.FINE;
  }

  private static String difference(Source before, Imported after) {
    return TextDiff.unified(
        before.name(), before.text(), before.name() + " (imported)", after.text());
  }
}
