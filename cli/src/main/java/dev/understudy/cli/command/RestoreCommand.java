package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.terminal.Console;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy restore N`: applies the text of an earlier revision again.
@Command(
    name = "restore",
    description = {
      "Applies the text of an earlier revision of a running server again, as a new revision.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy restore 14 --reason \"p99 went up\"",
      "  understudy restore 14 --server https://perf.example:8081 --token-file token"
    })
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "N", description = "Number of the revision; `get revisions` lists them.")
  private long number;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, one line.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who. Default: the name of the user.")
  private Optional<String> author = Optional.empty();

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String query =
        "?author=" + AdminClient.encoded(author.orElseGet(() -> user(console.environment())));
    if (reason.isPresent()) {
      query += "&reason=" + AdminClient.encoded(reason.get());
    }
    try (AdminClient client = server.client(console)) {
      JsonObject answer =
          client
              .send(
                  "POST",
                  "revisions/" + number + ":restore" + query,
                  "",
                  "",
                  "Idempotency-Key",
                  UUID.randomUUID().toString())
              .json();
      long now = answer.getJsonObject("revision").getLong("number");
      output.print(
          answer.encode(),
          answer.getBoolean("applied")
              ? "revision " + number + " runs again, as revision " + now + "\n"
              : "revision " + number + " is what runs already; nothing was changed\n",
          console);
    }
    return ExitCode.FINE;
  }

  /// The system's name of who runs a command.
  static String user(Map<String, String> environment) {
    return environment.getOrDefault("USER", environment.getOrDefault("USERNAME", ""));
  }
}
