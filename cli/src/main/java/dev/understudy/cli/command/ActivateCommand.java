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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy activate NAME`: switches the scenario of a running server.
@Command(
    name = "activate",
    description = {"Switches the scenario of a running server, from the next request on.", ""},
    footer = {
      "",
      "Examples:",
      "  understudy activate black-friday",
      "  understudy activate black-friday --offset 5m --speed 60"
    })
final class ActivateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The scenario.")
  private String name = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--offset",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "The scenario's time to begin at. Default: ${DEFAULT-VALUE}.")
  private String offset = "";

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Scenario seconds a second; latencies stay. Default: ${DEFAULT-VALUE}.")
  private double speed = 1;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  ActivateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonObject settings = new JsonObject().put("offset", offset).put("speed", speed);
    try (AdminClient client = server.client(console)) {
      String path = "scenarios/" + AdminClient.encoded(name) + ":activate";
      JsonObject state = client.post(path, settings).json();
      output.print(state.encode(), StatusText.scenario(state), console);
    }
    return ExitCode.FINE;
  }
}
