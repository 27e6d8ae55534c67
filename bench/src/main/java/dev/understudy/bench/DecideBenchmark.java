package dev.understudy.bench;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import dev.understudy.core.verify.DecisionModel;
import dev.understudy.core.verify.Evidence;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a decision costs, by latency law, with three errors. Budget: 150 ns for the log-normal.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // by compile(), before anything runs
public class DecideBenchmark {
  private static final String ERRORS =
      "errors: {gone: {rate: 0.5%, status: 404}, down: {rate: 1%, status: 503}, lying: {rate: 0.2%,"
          + " status: 200}}";
  private static final String RUNS =
      "errors: {gone: {rate: 0.5%, status: 404}, down: {rate: 1%, status: 503, meanRun: 8}, lying:"
          + " {rate: 0.2%, status: 200}}";

  @Param({
    "5ms",
    "{exponential: {mean: 20ms}}",
    "{lognormal: {p50: 20ms, p99: 150ms}}",
    "{normal: {mean: 50ms, sd: 10ms}}",
    "{gamma: {mean: 120ms, sd: 40ms}}",
    "{beta: {min: 1ms, max: 50ms, mean: 20ms, sd: 8ms}}",
    "{mixture: [{weight: 9, normal: {mean: 30ms, sd: 5ms}}, {weight: 1, pareto: {min: 80ms, shape:"
        + " 2.5}}]}",
    "{quantiles: {p10: 8ms, p50: 20ms, p90: 45ms, p99: 200ms}}",
    "{lognormal: {p50: 20ms, p99: 150ms}, correlation: 0.5}",
    "runs"
  })
  public String latency = "";

  private EndpointPlan endpoint;
  private EndpointState state;
  private Evidence evidence;
  private long now;

  @Setup
  public void compile() {
    boolean runs = latency.equals("runs");
    String text =
        "version: 1\nendpoints:\n  e:\n    request: GET /e\n    latency: "
            + (runs ? "{lognormal: {p50: 20ms, p99: 150ms}}" : latency)
            + "\n    "
            + (runs ? RUNS : ERRORS)
            + "\n";
    endpoint =
        Configurations.parse("bench.yaml", text, LoadOptions.of(1))
            .plan()
            .orElseThrow()
            .endpoints()
            .getFirst();
    state = new EndpointState();
    evidence = new Evidence(DecisionModel.of(endpoint));
  }

  @Benchmark
  public Decision decide() {
    return state.decide(endpoint, now++);
  }

  /// With what is kept of it for the judge.
  @Benchmark
  public Decision decideAndKeep() {
    Decision decision = state.decide(endpoint, now++);
    evidence.drew(decision.ordinal(), decision.outcome(), endpoint.law());
    evidence.timed(decision.ordinal(), decision.outcome(), decision.serviceNanos(), decision.law());
    return decision;
  }
}
