package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.JsonAsYaml;
import dev.understudy.cli.render.TopText;
import dev.understudy.cli.terminal.Console;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy top`: the endpoints of a running server, live.
@Command(
    name = "top",
    description = {
      "Shows the busiest endpoints of a running server each second: requests, told and served"
          + " times, errors, queue. Ctrl-C ends it.",
      ""
    },
    footer = {
      "",
      "Without a terminal it prints one table and ends; -n says how many. JSON is one line a table,",
      "YAML a document each.",
      "",
      "Examples:",
      "  understudy top",
      "  understudy top --sort errors --server http://127.0.0.1:9081 -n 5 > five-seconds.txt"
    })
final class TopCommand implements Callable<Integer> {
  private static final String HOME = "\u001b[H"; // upper left, without wiping: no flicker
  private static final String REST = "\u001b[J"; // wipes what is below

  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--sort",
      paramLabel = "BY",
      defaultValue = "rate",
      description = "rate, requests, errors, inFlight or id. Default: ${DEFAULT-VALUE}.")
  private String sort = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most endpoints shown. Default: ${DEFAULT-VALUE}.")
  private int rows = 20;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Ends after N tables. Default: a terminal's table never does, else 1.")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Time between tables, at least 1s. Default: 1s.")
  private Duration every = Duration.ofSeconds(1);

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  TopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new Failure(
          ExitCode.USAGE, "--every has to be at least 1s: figures change once a second");
    }
    boolean live =
        output.format() == OutputFormat.TABLE
            && console.outIsTerminal()
            && !"dumb".equals(console.environment().get("TERM"));
    long tables = count.map(Integer::longValue).orElse(live ? Long.MAX_VALUE : 1);
    try (AdminClient client = server.client(console)) {
      for (long i = 0; i < tables; i++) {
        if (i > 0) {
          TimeUnit.NANOSECONDS.sleep(every.toNanos());
        }
        String table = written(client);
        console.print(live ? HOME + table.replace("\n", "\u001b[K\n") + REST : table);
      }
    }
    return ExitCode.FINE;
  }

  private String written(AdminClient client) throws InterruptedException {
    JsonObject stats = client.get("stats?sort=" + sort + "&limit=" + rows);
    return switch (output.format()) {
      case TABLE ->
          TopText.of(
              client.get("status"), stats, console.colours(common.color, console.outIsTerminal()));
      case JSON -> stats.encode() + "\n";
      case YAML -> "---\n" + JsonAsYaml.yaml(stats.encode());
    };
  }
}
