package dev.understudy.control.predict;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import dev.understudy.config.workload.Spread;
import dev.understudy.config.workload.Workload;
import dev.understudy.config.workload.WorkloadText;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.predict.PlanRun;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// What is to be predicted: a workload over a span of the scenario's time, or a sweep of rates.
public sealed interface Question {
  /// Requests that a question may come to: some tens of seconds.
  double MOST_REQUESTS = 5e6;

  /// Answers it.
  String answer(PlanRun run);

  /// A text that is no question.
  final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    UnreadableException(String message, List<Problem> problems) {
      super(message);
      this.problems = List.copyOf(problems);
    }

    /// Where its text is wrong; empty where the message says it all.
    public List<Problem> problems() {
      return problems;
    }
  }

  /// One workload.
  record OneWorkload(Workload workload, Spread spread, Horizon horizon, About about)
      implements Question {
    @Override
    public String answer(PlanRun run) {
      Prediction prediction = run.predict(spread.streams(workload), horizon);
      return PredictionJson.of(prediction, about);
    }
  }

  /// Several rates and the knee between them.
  record Rates(List<Double> perSecond, Spread spread, About about) implements Question {
    private static final double REQUESTS = 100_000; // of each rate; a quarter of that for a probe
    private static final long LEAST_NANOS = 60_000_000_000L;

    public Rates {
      perSecond = List.copyOf(perSecond);
    }

    @Override
    public String answer(PlanRun run) {
      return PredictionJson.of(
          Sweep.of(
              perSecond,
              rate -> predict(run, rate, REQUESTS),
              rate -> predict(run, rate, REQUESTS / 4)),
          about);
    }

    private Prediction predict(PlanRun run, double rate, double requests) {
      long span = Math.max(LEAST_NANOS, (long) Math.min(requests / rate * 1e9, 0x1p60));
      Workload open = new Workload.Open(Workload.Process.POISSON, rate, OptionalLong.empty());
      return run.predict(spread.streams(open), new Horizon(0, span / 10, span / 10 + span, span));
    }
  }

  /// What is asked, as it came.
  ///
  /// @param workload `poisson 200/s for 10m` or `closed 500, think exponential 1s`
  /// @param rates `40/s,55/s,70/s`, instead of a workload
  /// @param endpoints ids of those that are asked; all where there are none
  /// @param weights `create-order=3,get-product=1`, instead of endpoints
  /// @param fromNanos scenario time at which it begins, everything idle
  /// @param toNanos at which it ends, unless the workload says it
  record Asked(
      Optional<String> workload,
      Optional<String> rates,
      List<String> endpoints,
      Optional<String> weights,
      long fromNanos,
      OptionalLong toNanos) {
    private static final long USUAL_NANOS = 600_000_000_000L;
    private static final int LINES = 60;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_RATES = 20;

    public Asked {
      endpoints = List.copyOf(endpoints);
    }

    /// @throws UnreadableException where it is no question to this scenario
    public Question of(Plan plan, String scenario) throws UnreadableException {
      Spread spread = spread(plan.served(), plan.endpoints().size());
      if (rates.isPresent() == workload.isPresent()) {
        throw new UnreadableException("either `workload` or `rates` has to be given", List.of());
      }
      About about =
          new About(plan.name(), scenario, plan.seed(), workload.or(() -> rates).orElseThrow());
      return rates.isPresent() ? sweep(spread, about) : one(spread, about);
    }

    private Question sweep(Spread spread, About about) throws UnreadableException {
      Report report = new Report();
      List<Double> read = WorkloadText.rates(source("rates", rates), report);
      check("rates", report);
      if (read.size() > MOST_RATES) {
        throw new UnreadableException(
            read.size() + " rates are more than " + MOST_RATES, List.of());
      }
      return new Rates(read, spread, about);
    }

    private Question one(Spread spread, About about) throws UnreadableException {
      Report report = new Report();
      Optional<Workload> read = WorkloadText.workload(source("workload", workload), report);
      check("workload", report);
      Workload found = read.orElseThrow();
      if (spread.tooFew(found)) {
        throw new UnreadableException(
            "there are fewer clients than endpoints to be asked", List.of());
      }
      long end = toNanos.orElse(fromNanos + found.durationNanos().orElse(USUAL_NANOS));
      if (end <= fromNanos) {
        throw new UnreadableException("it ends before it begins", List.of());
      }
      if (found instanceof Workload.Open open
          && open.perSecond() * ((end - fromNanos) / 1e9) > MOST_REQUESTS) {
        throw new UnreadableException(
            String.format(
                java.util.Locale.ROOT,
                "%,.0f requests are more than %,.0f: a lower rate or a shorter span, or"
                    + " `understudy predict` on the command line",
                open.perSecond() * ((end - fromNanos) / 1e9),
                MOST_REQUESTS),
            List.of());
      }
      int most = Math.max(1, MOST_LINES / spread.shares().size());
      long step = Horizon.readable(end - fromNanos, Math.min(LINES, most));
      return new OneWorkload(found, spread, new Horizon(fromNanos, end, step), about);
    }

    /// @param documented how many of all are endpoints of the document, which come first
    private Spread spread(List<EndpointPlan> all, int documented) throws UnreadableException {
      List<String> ids = all.stream().map(EndpointPlan::id).toList();
      if (weights.isPresent()) {
        Report report = new Report();
        Map<String, Double> byId = WorkloadText.weights(source("weights", weights), ids, report);
        check("weights", report);
        List<Spread.Share> shares = new ArrayList<>();
        byId.forEach((id, weight) -> shares.add(new Spread.Share(ids.indexOf(id), weight)));
        return new Spread(shares);
      }
      for (String id : endpoints) {
        if (!ids.contains(id)) {
          throw new UnreadableException("there is no endpoint " + id, List.of());
        }
      }
      return Spread.equally(
          endpoints.isEmpty()
              ? IntStream.range(0, documented).boxed().toList()
              : endpoints.stream().distinct().map(ids::indexOf).toList());
    }

    private static Source source(String name, Optional<String> text) {
      return new Source(name, text.orElseThrow(), Optional.empty());
    }

    private static void check(String name, Report report) throws UnreadableException {
      if (report.hasErrors()) {
        throw new UnreadableException(
            name + ": " + report.sorted().getFirst().message(), report.sorted());
      }
    }
  }
}
