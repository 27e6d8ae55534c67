package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.render.DiffJson;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.diff.BehaviourDiff;
import dev.understudy.config.problem.Problems;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy diff`: what a client would notice of a change.
@Command(
    name = "diff",
    description = {
      "Compares two configurations by behaviour, not by text: what a client would notice.",
      "With --server a file or a revision is compared with what runs there, or two revisions with"
          + " each other, their texts too.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy diff shop.yaml shop-next.yaml",
      "  understudy diff --exit-code old/ new/      exits with 1 where they differ",
      "  understudy diff shop.yaml --server http://127.0.0.1:8081",
      "  understudy diff 3 5 --server http://127.0.0.1:8081"
    })
final class DiffCommand implements Callable<Integer> {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "A file, or a folder of them; with --server also a revision's number.")
  private String before = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AFTER",
      description = "The same; with --server a number. Default there: what runs.")
  private Optional<String> after = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Admin port of the server that has the revisions, or would get the file.")
  private Optional<String> server = Optional.empty();

  @Mixin private ServerAccess access = new ServerAccess();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "In this scenario. Default: the one that is active in AFTER.")
  private Optional<String> scenario = Optional.empty();

  @Option(names = "--exit-code", description = "Exits with 1 where they differ.")
  private boolean exitCode;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean differ = server.isPresent() ? withServer(server.get()) : ofFiles();
    return exitCode && differ ? ExitCode.DIFFERENT : ExitCode.FINE;
  }

  private boolean ofFiles() throws IOException {
    if (after.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "two files are compared, or one and a --server");
    }
    if (access.isGiven()) {
      throw new Failure(ExitCode.USAGE, "--token-file and --ca-file go with --server");
    }
    Loaded then = load(Path.of(before));
    Loaded now = load(Path.of(after.get()));
    String id =
        scenario.orElseGet(() -> Source.plan(now).scenarios().get(Source.plan(now).active()).id());
    Scenarios.check(id, Source.plan(then));
    Scenarios.check(id, Source.plan(now));
    BehaviourDiff diff = BehaviourDiff.of(then, now, Optional.of(id));
    output.print(DiffJson.of(diff), diff.text(), console);
    return !diff.isEmpty();
  }

  private boolean withServer(String url) throws IOException, InterruptedException {
    if (scenario.isPresent()) {
      throw new Failure(ExitCode.USAGE, "--scenario is for two files");
    }
    try (AdminClient client = access.client(url, console)) {
      if (NUMBER.matcher(before).matches()) {
        return ofRevisions(client);
      }
      if (after.isPresent()) {
        throw new Failure(
            ExitCode.USAGE,
            "with --server a file is compared with what runs there, or two revisions by their"
                + " numbers; two files need no --server");
      }
      Trial trial = Trial.of(client, ApplyCommand.read(before, console));
      output.print(trial.difference().encode(), trial.summary() + "\n", console);
      return !trial.isEmpty();
    }
  }

  private boolean ofRevisions(AdminClient client) throws IOException, InterruptedException {
    String to =
        after.isPresent()
            ? after.get()
            : Long.toString(client.get("revisions?limit=1").getLong("active"));
    if (!NUMBER.matcher(to).matches()) {
      throw new Failure(
          ExitCode.USAGE, "a revision is compared with a revision, but " + to + " is no number");
    }
    JsonObject comparison = client.get("revisions/" + before + ".." + to);
    String text = comparison.getString("text");
    String told =
        comparison.getString(
            "summary", "one of them can no longer be read as a configuration: texts alone");
    output.print(comparison.encode(), told + "\n" + (text.isEmpty() ? "" : "\n" + text), console);
    return comparison.containsKey("behaviour")
        ? !Trial.isEmpty(comparison.getJsonObject("behaviour"))
        : !text.isEmpty();
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
