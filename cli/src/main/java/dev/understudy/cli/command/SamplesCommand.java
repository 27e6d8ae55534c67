package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.PlanOfSamples;
import dev.understudy.cli.render.SamplesJson;
import dev.understudy.cli.render.SamplesText;
import dev.understudy.cli.terminal.Console;
import dev.understudy.cli.terminal.Progress;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.SamplePlan;
import dev.understudy.results.format.Format.Statuses;
import dev.understudy.results.verify.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy samples`: how many requests a verdict takes.
@Command(
    name = "samples",
    description = {"Tells how many requests of each endpoint a verdict takes, and how long.", ""},
    footer = {
      "",
      "interval: until the 95 % interval is one margin wide to each side. pass: until verify passes",
      "an exact service in 9 of 10 runs; plan with this one. Outcomes that a client cannot tell",
      "apart are one.",
      "",
      "Examples:",
      "  understudy samples shop.yaml --rate 50/s",
      "  understudy samples shop.yaml --endpoint get-product --margin 5% --json"
    })
final class SamplesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Source source = new Source();

  @Option(
      names = "--margin",
      paramLabel = "SHARE",
      converter = MarginConverter.class,
      description = "Deviation that still counts as faithful. Default: 10%%.")
  private double margin = 0.1;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      converter = RateConverter.class,
      description = "Requests of each endpoint, such as 50/s: adds how long it takes.")
  private Optional<Double> rate = Optional.empty();

  @Option(names = "--endpoint", paramLabel = "ID", description = "Only this one; repeatable.")
  private List<String> endpoints = List.of();

  @Option(names = "--json", description = "JSON instead of the table.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  SamplesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = Source.plan(source.loadValidAndWarn(console));
    for (String id : endpoints) {
      Endpoints.find(id, plan.endpoints(), EndpointPlan::id);
    }
    List<EndpointPlan> wanted =
        plan.endpoints().stream()
            .filter(each -> endpoints.isEmpty() || endpoints.contains(each.id()))
            .toList();
    List<PlanOfSamples> plans = new ArrayList<>();
    try (Progress progress = new Progress("samples", console)) {
      for (EndpointPlan each : wanted) {
        Told told = Told.of(each, Statuses.ALWAYS, true);
        plans.add(
            new PlanOfSamples(
                SamplePlan.of(told.model(), margin), told.unjudged().or(told::untimed)));
        progress.at(plans.size(), wanted.size());
      }
    }
    console.print(json ? SamplesJson.of(plans, margin, rate) : SamplesText.of(plans, rate));
    return ExitCode.FINE;
  }
}
