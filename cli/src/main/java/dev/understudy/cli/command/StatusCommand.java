package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.StatusText;
import dev.understudy.cli.terminal.Console;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `understudy status`: what a running server serves, and how well.
@Command(
    name = "status",
    description = {
      "Tells what a running server serves, since when, and whether its machine honours it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy status",
      "  understudy status --server http://127.0.0.1:9081 --json"
    })
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (AdminClient client = server.client(console)) {
      JsonObject status = client.get("status");
      output.print(status.encode(), StatusText.of(status), console);
    }
    return ExitCode.FINE;
  }
}
