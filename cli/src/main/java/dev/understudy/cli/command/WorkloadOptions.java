package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.config.data.DataException;
import dev.understudy.config.data.TraceFile;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import dev.understudy.config.workload.Spread;
import dev.understudy.config.workload.Workload;
import dev.understudy.config.workload.WorkloadText;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.predict.Recording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// How requests come: exactly one of four ways, over all endpoints or some.
final class WorkloadOptions {
  @Option(
      names = "--arrivals",
      paramLabel = "TEXT",
      description = "Open workload: \"poisson 200/s for 10m\" or \"paced 200/s\".")
  private Optional<String> arrivals = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "RATES",
      description = "A sweep, Poisson arrivals at each of these: 40/s,55/s,70/s. Finds the knee.")
  private Optional<String> rates = Optional.empty();

  @Option(
      names = "--clients",
      paramLabel = "TEXT",
      description = "Closed workload: \"closed 500, think exponential 1s\".")
  private Optional<String> clients = Optional.empty();

  @Option(
      names = "--trace",
      paramLabel = "CSV",
      description = "Recorded arrivals: time and endpoint, as in 1.5s,pay or with a header.")
  private Optional<Path> trace = Optional.empty();

  @Option(
      names = "--endpoint",
      paramLabel = "ID",
      description = {
        "Asks only this endpoint; may be repeated. Default: all, equally often.",
        "In a step of a workflow: pay@purchase.last."
      })
  private List<String> endpoints = List.of();

  @Option(
      names = "--weights",
      paramLabel = "WEIGHTS",
      description = "Asks these endpoints in proportion: list-products=6,create-order=1.")
  private Optional<String> weights = Optional.empty();

  /// What the options ask for.
  sealed interface Wanted {
    /// As the person wrote it.
    String text();
  }

  /// Made-up requests.
  record MadeUp(Workload workload, Spread spread, String text) implements Wanted {}

  /// Made-up requests at several rates.
  record Rates(List<Double> perSecond, Spread spread, String text) implements Wanted {}

  /// Recorded requests.
  record Recorded(Recording recording, String text) implements Wanted {}

  /// @param all endpoints, in the plan's order, then what workflows make of them
  /// @param documented how many of them are endpoints of the document
  /// @throws Failure where the options do not say how requests come
  Wanted wanted(List<EndpointPlan> all, int documented) {
    long ways = Stream.of(arrivals, rates, clients, trace).filter(Optional::isPresent).count();
    if (ways != 1) {
      throw usage(
          (ways == 0 ? "say how requests come" : "requests come in one way only")
              + ": --arrivals, --rate, --clients or --trace");
    }
    if (weights.isPresent() && !endpoints.isEmpty()) {
      throw usage("--weights names its endpoints itself: leave out --endpoint");
    }
    if (trace.isPresent()) {
      return recorded(trace.get(), all, documented);
    }
    Spread spread = spread(all, documented);
    if (rates.isPresent()) {
      List<Double> perSecond = read("--rate", rates.get(), WorkloadText::rates);
      return new Rates(perSecond, spread, "poisson " + rates.get());
    }
    return madeUp(spread);
  }

  private MadeUp madeUp(Spread spread) {
    String option = arrivals.isPresent() ? "--arrivals" : "--clients";
    String text = arrivals.or(() -> clients).orElseThrow();
    Workload workload = read(option, text, WorkloadText::workload).orElseThrow();
    if (arrivals.isPresent() && workload instanceof Workload.Closed) {
      throw usage("closed clients are no arrivals: --clients \"" + text + "\"");
    }
    if (clients.isPresent() && workload instanceof Workload.Open) {
      throw usage("an open workload has no clients: --arrivals \"" + text + "\"");
    }
    if (spread.tooFew(workload)) {
      throw usage(
          "there are fewer clients than it takes to give each of "
              + spread.shares().size()
              + " endpoints one: more clients, or --endpoint");
    }
    return new MadeUp(workload, spread, text);
  }

  /// Reads a text; its problems end the command.
  private static <T> T read(String option, String text, BiFunction<Source, Report, T> reading) {
    Report report = new Report();
    T read = reading.apply(new Source(option, text, Optional.empty()), report);
    if (report.hasErrors()) {
      throw usage(Problems.text(report.sorted()).stripTrailing());
    }
    return read;
  }

  private Spread spread(List<EndpointPlan> all, int documented) {
    if (weights.isEmpty()) {
      return Spread.equally(chosen(all, documented));
    }
    List<String> ids = all.stream().map(EndpointPlan::id).toList();
    Map<String, Double> byId =
        read("--weights", weights.get(), (text, report) -> WorkloadText.weights(text, ids, report));
    List<Spread.Share> shares = new ArrayList<>();
    byId.forEach((id, weight) -> shares.add(new Spread.Share(ids.indexOf(id), weight)));
    return new Spread(shares);
  }

  private List<Integer> chosen(List<EndpointPlan> all, int documented) {
    if (endpoints.isEmpty()) {
      return IntStream.range(0, documented).boxed().toList();
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    for (String id : endpoints) {
      numbers.add(all.indexOf(Endpoints.find(id, all, EndpointPlan::id)));
    }
    return List.copyOf(numbers);
  }

  private Recorded recorded(Path file, List<EndpointPlan> all, int documented) {
    if (weights.isPresent() || endpoints.size() > 1) {
      throw usage("a trace says itself which endpoint is asked: at most one --endpoint beside it");
    }
    OptionalInt only =
        endpoints.isEmpty() && documented > 1
            ? OptionalInt.empty()
            : OptionalInt.of(chosen(all, documented).getFirst());
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      List<String> ids = all.stream().map(EndpointPlan::id).toList();
      return new Recorded(TraceFile.read(file.toString(), bytes, ids, only), "trace " + file);
    } catch (DataException e) {
      String mend = e.mend().isEmpty() ? "" : " (" + e.mend() + ")";
      throw new Failure(
          ExitCode.INVALID_CONFIGURATION, e.place() + ": " + e.getMessage() + mend, e);
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  private static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }
}
