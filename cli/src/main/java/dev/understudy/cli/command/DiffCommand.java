package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.render.DiffJson;
import dev.understudy.cli.render.JsonAsYaml;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.diff.BehaviourDiff;
import dev.understudy.config.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy diff`: what a client would notice of a change.
@Command(
    name = "diff",
    description = {
      "Compares two configurations by behaviour, not by text: what a client would notice.",
      "With --server one file is compared with what a running server serves.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy diff shop.yaml shop-next.yaml",
      "  understudy diff --exit-code old/ new/      exits with 1 where they differ",
      "  understudy diff shop.yaml --server http://127.0.0.1:8081"
    })
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "A file, or a folder of them.")
  private Path before = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AFTER",
      description = "A file, or a folder of them; not with --server.")
  private Optional<Path> after = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Admin port of the server whose configuration BEFORE would replace.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "In this scenario. Default: the one that is active in AFTER.")
  private Optional<String> scenario = Optional.empty();

  @Option(names = "--exit-code", description = "Exits with 1 where they differ.")
  private boolean exitCode;

  @Option(names = "--json", description = "JSON instead of text.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (after.isPresent() == server.isPresent()) {
      throw new Failure(ExitCode.USAGE, "two files are compared, or one and a --server");
    }
    if (server.isPresent()) {
      return withServer(server.get());
    }
    Loaded then = load(before);
    Loaded now = load(after.orElseThrow());
    String id =
        scenario.orElseGet(() -> Source.plan(now).scenarios().get(Source.plan(now).active()).id());
    Scenarios.check(id, Source.plan(then));
    Scenarios.check(id, Source.plan(now));
    BehaviourDiff diff = BehaviourDiff.of(then, now, Optional.of(id));
    console.print(json ? DiffJson.of(diff) : diff.text());
    return exitCode && !diff.isEmpty() ? ExitCode.DIFFERENT : ExitCode.FINE;
  }

  private int withServer(String url) throws IOException, InterruptedException {
    if (scenario.isPresent()) {
      throw new Failure(ExitCode.USAGE, "--scenario is for two files");
    }
    try (AdminClient client = ServerOptions.client(url, console)) {
      Trial trial = Trial.of(client, ApplyCommand.read(before.toString(), console));
      console.print(json ? JsonAsYaml.json(trial.difference().encode()) : trial.summary() + "\n");
      return exitCode && !trial.isEmpty() ? ExitCode.DIFFERENT : ExitCode.FINE;
    }
  }

  private static Loaded load(Path path) {
    try {
      Loaded loaded = Configurations.load(List.of(path), LoadOptions.of(0));
      if (loaded.plan().isEmpty()) {
        throw new Failure(
            ExitCode.INVALID_CONFIGURATION,
            Problems.text(loaded.problems()) + Problems.count(loaded.problems()));
      }
      return loaded;
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }
}
