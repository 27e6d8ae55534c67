package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.StatusText;
import dev.understudy.cli.terminal.Console;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `understudy clock`: steers the time of the scenario in force.
@Command(
    name = "clock",
    description = {
      "Steers the scenario's time of a running server: windows go by it, latencies do not.",
      ""
    },
    synopsisHeading = "Usage: ",
    customSynopsis = {
      "understudy clock pause|resume [OPTIONS]",
      "       understudy clock jump TIME [OPTIONS]",
      "       understudy clock speed FACTOR [OPTIONS]"
    },
    footer = {
      "",
      "Examples:",
      "  understudy clock jump 5m        as if the scenario had been activated five minutes ago",
      "  understudy clock speed 60       eight hours of windows in eight minutes"
    })
final class ClockCommand implements Callable<Integer> {
  private enum Deed {
    PAUSE,
    RESUME,
    JUMP,
    SPEED
  }

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Parameters(index = "0", paramLabel = "DEED", description = "pause, resume, jump or speed.")
  private Deed deed = Deed.PAUSE;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      description =
          "jump: the time since the activation, 5m. speed: scenario seconds a second, 60.")
  private String value = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  ClockCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonObject settings =
        switch (deed) {
          case PAUSE, RESUME -> {
            if (!value.isEmpty()) {
              throw usage("pause and resume take no value but got " + value);
            }
            yield new JsonObject();
          }
          case JUMP -> new JsonObject().put("to", required("a time, such as 5m"));
          case SPEED -> new JsonObject().put("factor", number(required("a factor, such as 60")));
        };
    try (AdminClient client = server.client(console)) {
      JsonObject state = client.post("clock:" + word(), settings).json();
      output.print(state.encode(), StatusText.scenario(state), console);
    }
    return ExitCode.FINE;
  }

  private String word() {
    return deed.name().toLowerCase(Locale.ROOT);
  }

  private String required(String what) {
    if (value.isEmpty()) {
      throw usage(word() + " needs " + what);
    }
    return value;
  }

  private double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below, for both
    }
    throw usage("\"" + text + "\" is no factor such as 60");
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
