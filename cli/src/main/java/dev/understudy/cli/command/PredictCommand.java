package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.predict.DecisionWriter;
import dev.understudy.cli.predict.PredictionCsv;
import dev.understudy.cli.predict.PredictionPage;
import dev.understudy.cli.predict.PredictionText;
import dev.understudy.cli.predict.SweepText;
import dev.understudy.cli.terminal.Console;
import dev.understudy.cli.terminal.Progress;
import dev.understudy.control.predict.About;
import dev.understudy.control.predict.PredictionJson;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.predict.PlanRun;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Sweep;
import dev.understudy.core.predict.VirtualRun.EndlessHurryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy predict`: what the service would do with given requests, in virtual time.
@Command(
    name = "predict",
    description = {
      "Runs requests against the service in virtual time, by the code that serves, and tells of"
          + " each endpoint throughput, utilisation, queue, response times and errors.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  understudy predict shop.yaml --arrivals \"poisson 200/s for 10m\"",
      "  understudy predict shop.yaml --endpoint create-order --rate 40/s,55/s,63/s,70/s",
      "  understudy predict shop.yaml --clients \"closed 500, think exponential 1s\" --to 8h"
    })
final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Source source = new Source();

  @Mixin private WorkloadOptions workload = new WorkloadOptions();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "In this scenario. Default: the active one.")
  private Optional<String> scenario = Optional.empty();

  @Mixin private SpanOptions span = new SpanOptions();

  @Option(
      names = "--activated",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Activation, for calendar windows: 2026-03-01T10:00Z. Default: now.")
  private Optional<Instant> activated = Optional.empty();

  @Option(names = "--json", description = "JSON instead of tables; times in milliseconds.")
  private boolean json;

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes one line an interval.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with charts.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description = "Writes every decision as a line of CSV.")
  private Optional<Path> decisions = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = Source.plan(source.loadValidAndWarn(common.voice(console)));
    scenario.ifPresent(id -> Scenarios.check(id, plan));
    int index =
        scenario
            .map(id -> plan.scenarios().indexOf(plan.scenario(id).orElseThrow()))
            .orElse(plan.active());
    noteSteps(plan);
    WorkloadOptions.Wanted wanted = workload.wanted(plan.served(), plan.endpoints().size());
    About about =
        new About(plan.name(), plan.scenarios().get(index).id(), plan.seed(), wanted.text());
    PlanRun run = new PlanRun(plan, index, epochNanos(), _ -> {}, _ -> {});
    try (Progress progress = new Progress("predict", common.voice(console))) {
      switch (wanted) {
        case WorkloadOptions.MadeUp madeUp -> {
          Horizon horizon =
              span.horizon(madeUp.workload().durationNanos(), madeUp.spread().shares().size());
          var streams = madeUp.spread().streams(madeUp.workload());
          over(watched(run, horizon, progress, it -> it.predict(streams, horizon)), about);
        }
        case WorkloadOptions.Recorded(var recording, _) -> {
          Horizon horizon = span.recorded(recording.lastNanos(), recording.asked().length);
          over(watched(run, horizon, progress, it -> it.predict(recording, horizon)), about);
        }
        case WorkloadOptions.Rates rates -> {
          refuseWithSweep();
          swept(new SweepRuns(run, rates, span, progress).sweep(), about);
        }
      }
    } catch (EndlessHurryException e) {
      throw new Failure(
          ExitCode.USAGE,
          "clients that do not think ask an endpoint that answers at once for ever: give them a"
              + " pause, as in --clients \"closed 500, think exponential 1s\"",
          e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return ExitCode.FINE;
  }

  /// Predicted requests belong to no session; what steps make of an endpoint is asked for by name.
  private void noteSteps(Plan plan) {
    if (plan.served().size() > plan.endpoints().size()) {
      common
          .voice(console)
          .err()
          .println(
              "note  requests are those outside of workflows; a step is asked for by name, such as "
                  + plan.served().getLast().id());
    }
  }

  private long epochNanos() {
    Instant instant = activated.orElseGet(Instant::now);
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }

  /// Runs with a line that tells how far it is, and writes the decisions where that is asked.
  private Prediction watched(
      PlanRun run, Horizon horizon, Progress progress, Function<PlanRun, Prediction> predict)
      throws IOException {
    long length = horizon.toNanos() - horizon.beginNanos();
    PlanRun told =
        run.telling(now -> progress.at(Math.min(now - horizon.beginNanos(), length), length));
    if (decisions.isEmpty()) {
      return predict.apply(told);
    }
    try (DecisionWriter writer = new DecisionWriter(decisions.get())) {
      return predict.apply(told.observedBy(writer));
    }
  }

  private void refuseWithSweep() {
    if (decisions.isPresent()) {
      throw new Failure(ExitCode.USAGE, "--decisions are of one run, not of a sweep");
    }
    if (span.lines()) {
      throw new Failure(ExitCode.USAGE, "a sweep has a line for each rate, no --interval");
    }
  }

  private void over(Prediction prediction, About about) throws IOException {
    write(csv, () -> PredictionCsv.of(prediction));
    write(html, () -> PredictionPage.of(prediction, about));
    console.print(
        json
            ? PredictionJson.of(prediction, about)
            : PredictionText.of(prediction, about, span.lines()));
  }

  private void swept(Sweep sweep, About about) throws IOException {
    boolean colours = console.colours(common.color, console.outIsTerminal());
    write(csv, () -> PredictionCsv.of(sweep));
    write(html, () -> PredictionPage.of(sweep, about));
    console.print(
        json
            ? PredictionJson.of(sweep, about)
            : SweepText.of(sweep, text -> colours ? "\u001b[33m" + text + "\u001b[0m" : text));
  }

  private static void write(Optional<Path> file, Supplier<String> text) throws IOException {
    if (file.isPresent()) {
      Files.writeString(file.get(), text.get());
    }
  }
}
