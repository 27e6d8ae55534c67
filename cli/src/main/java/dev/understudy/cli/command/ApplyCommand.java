package dev.understudy.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.client.AdminClient.Answer;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.render.ItemsText;
import dev.understudy.cli.terminal.Console;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy apply FILE`: lets a running server serve a file.
@Command(
    name = "apply",
    description = {
      "Lets a running server serve a file from the next request on, as a new revision.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy apply shop.yaml --reason \"twice as slow\"",
      "  understudy apply shop.yaml --dry-run      tells what would change"
    })
final class ApplyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "YAML or JSON; - is standard input.")
  private String file = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the revision.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who; kept with the revision. Default: the token's name.")
  private Optional<String> author = Optional.empty();

  @Option(names = "--dry-run", description = "Tells what would change, and changes nothing.")
  private boolean dryRun;

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  ApplyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String text = read(file, console);
    try (AdminClient client = server.client(console)) {
      if (dryRun) {
        Trial trial = Trial.of(client, text);
        output.print(trial.difference().encode(), trial.summary() + "\n", console);
        return ExitCode.FINE;
      }
      String etag = client.send("GET", "config", "", "").etag();
      Answer answer =
          client.send(
              "PUT",
              "config?" + parameter("reason", reason) + parameter("author", author),
              Trial.type(text),
              text,
              "If-Match",
              etag,
              "Idempotency-Key",
              UUID.randomUUID().toString());
      JsonObject done = answer.json();
      JsonObject revision = done.getJsonObject("revision");
      output.print(
          done.encode(),
          "revision "
              + revision.getLong("number")
              + (done.getBoolean("applied") ? " runs\n" : " runs already\n"),
          console);
      console.err().print(ItemsText.problems(done.getJsonArray("problems")));
    }
    return ExitCode.FINE;
  }

  static String read(String file, Console console) {
    try {
      return file.equals("-")
          ? new String(console.in().readAllBytes(), UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  private static String parameter(String name, Optional<String> value) {
    return value.map(it -> name + "=" + AdminClient.encoded(it) + "&").orElse("");
  }
}
