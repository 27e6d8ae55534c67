package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.ExplanationJson;
import dev.understudy.cli.render.ExplanationText;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.explain.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy explain`: why an endpoint behaves as it does, and what a client will measure.
@Command(
    name = "explain",
    description = {
      "Tells of each endpoint which line gave each facet, and the resulting outcomes and times.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy explain shop.yaml",
      "  understudy explain shop.yaml --endpoint create-order --json"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Source source = new Source();

  @Option(names = "--endpoint", paramLabel = "ID", description = "Only this endpoint.")
  private Optional<String> endpoint = Optional.empty();

  @Option(names = "--json", description = "JSON instead of tables; times in milliseconds.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Explanation> explanations = wanted(Explanation.of(source.loadValidAndWarn(console)));
    console.print(json ? ExplanationJson.of(explanations) : ExplanationText.of(explanations));
    return ExitCode.FINE;
  }

  private List<Explanation> wanted(List<Explanation> all) {
    return endpoint.isEmpty()
        ? all
        : List.of(Endpoints.find(endpoint.get(), all, Explanation::endpoint));
  }
}
