package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.ExplanationText;
import dev.understudy.cli.render.GraphText;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.Loaded;
import dev.understudy.config.explain.Explanation;
import dev.understudy.config.explain.ExplanationJson;
import dev.understudy.config.explain.WorkflowGraph;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
      "  understudy explain shop.yaml --endpoint create-order --at 5m30s --scenario black-friday",
      "  understudy explain shop-workflow.yaml --step purchase.pay",
      "  understudy explain shop-workflow.yaml --graph=mermaid"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Source source = new Source();

  @Option(names = "--endpoint", paramLabel = "ID", description = "Only this endpoint.")
  private Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--step",
      paramLabel = "WORKFLOW.STEP",
      description = "What holds in this step of a workflow: purchase.pay.")
  private Optional<String> step = Optional.empty();

  @Option(
      names = "--graph",
      arity = "0..1",
      fallbackValue = "text",
      paramLabel = "FORMAT",
      description = "Draw the workflows instead: ${COMPLETION-CANDIDATES}; text unless said.")
  private Optional<GraphText> graph = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "At this time after the activation, windows included: 5m30s.")
  private Optional<Duration> at = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "In this scenario. Default: the active one.")
  private Optional<String> scenario = Optional.empty();

  @Option(names = "--json", description = "JSON instead of tables; times in milliseconds.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Loaded loaded = source.loadValidAndWarn(common.voice(console));
    scenario.ifPresent(id -> Scenarios.check(id, Source.plan(loaded)));
    if (graph.isPresent()) {
      console.print(graph.get().of(WorkflowGraph.of(loaded)));
      return ExitCode.FINE;
    }
    Explanation.When when =
        new Explanation.When(
            scenario,
            at.map(it -> OptionalLong.of(it.toNanos())).orElse(OptionalLong.empty()),
            TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
    List<Explanation> explanations =
        wanted(
            step.isEmpty()
                ? Explanation.of(loaded, when)
                : Explanation.ofStep(loaded, when, Steps.check(step.get(), loaded)));
    console.print(json ? ExplanationJson.of(explanations) : ExplanationText.of(explanations));
    return ExitCode.FINE;
  }

  private List<Explanation> wanted(List<Explanation> all) {
    return endpoint.isEmpty()
        ? all
        : List.of(Endpoints.find(endpoint.get(), all, Explanation::endpoint));
  }
}
