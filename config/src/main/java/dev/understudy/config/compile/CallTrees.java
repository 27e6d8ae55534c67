package dev.understudy.config.compile;

import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Dependency;
import dev.understudy.config.document.OnFailure;
import dev.understudy.config.document.Retry;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.core.dependency.BreakerRule;
import dev.understudy.core.dependency.Call;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.dependency.Parallel;
import dev.understudy.core.dependency.Sequence;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Calls as written to calls that are made, for one activation of one scenario: dependencies with
/// their windows, and a breaker for each caller of each.
final class CallTrees {
  private final Dependencies dependencies;
  private final Laws laws;
  private final Map<String, Dependencies.Behaviour> behaviours;
  private final long epochNanos;
  private final Map<String, dev.understudy.core.dependency.Dependency> made = new HashMap<>();
  private final Map<Caller, Call.BreakerRef> breakers = new LinkedHashMap<>();

  private record Caller(String caller, String dependency) {}

  /// @param behaviours of each dependency in the scenario
  CallTrees(
      Dependencies dependencies,
      Laws laws,
      Map<String, Dependencies.Behaviour> behaviours,
      long epochNanos) {
    this.dependencies = dependencies;
    this.laws = laws;
    this.behaviours = behaviours;
    this.epochNanos = epochNanos;
  }

  /// The calls that `endpoint` makes.
  CallTree of(String endpoint, List<CallStep> steps) {
    return sequence("endpoint " + endpoint, steps);
  }

  /// What the dependencies of calls are and do, here and further down.
  void print(List<CallStep> steps, Fingerprint print) {
    for (CallStep.Call call : SyntheticOutcomes.flat(steps)) {
      String to = call.to().value();
      print.with(Objects.requireNonNull(behaviours.get(to)).fingerprint());
      print(dependencies.find(to).orElseThrow().written().calls(), print);
    }
  }

  /// All dependencies, by their index.
  List<dev.understudy.core.dependency.Dependency> all() {
    return dependencies.all().stream().map(this::dependency).toList();
  }

  /// The rules of all breakers, by their index.
  List<BreakerRule> breakers() {
    return breakers.values().stream().map(Call.BreakerRef::rule).toList();
  }

  private CallTree sequence(String caller, List<CallStep> steps) {
    if (steps.isEmpty()) {
      return CallTree.NONE;
    }
    List<CallTree> trees = steps.stream().map(step -> tree(caller, step)).toList();
    return trees.size() == 1 ? trees.getFirst() : new Sequence(trees);
  }

  private CallTree tree(String caller, CallStep step) {
    return switch (step) {
      case CallStep.Call call -> call(caller, call);
      case CallStep.Sequence(var steps, _) -> sequence(caller, steps);
      case CallStep.Parallel(var branches, var failFast, _) -> {
        List<CallTree> trees = new ArrayList<>();
        branches.forEach(branch -> trees.add(tree(caller, branch)));
        yield new Parallel(trees, failFast.map(Located::value).orElse(true));
      }
    };
  }

  private Call call(String caller, CallStep.Call call) {
    Dependencies.Base base = dependencies.find(call.to().value()).orElseThrow();
    return new Call(
        dependency(base),
        nanos(call.timeout()),
        call.retry().map(CallTrees::retry).orElse(dev.understudy.core.dependency.Retry.NONE),
        nanos(call.deadline()),
        onFailure(call),
        base.written().breaker().map(it -> breaker(caller, base, it.value().rule())));
  }

  private Call.BreakerRef breaker(String caller, Dependencies.Base base, BreakerRule rule) {
    return breakers.computeIfAbsent(
        new Caller(caller, base.written().id().value()),
        _ -> new Call.BreakerRef(breakers.size(), rule));
  }

  private dev.understudy.core.dependency.OnFailure onFailure(CallStep.Call call) {
    if (call.onFailure().isEmpty()) {
      return new dev.understudy.core.dependency.OnFailure.Fail();
    }
    return switch (call.onFailure().orElseThrow().value()) {
      case OnFailure.Answer _ -> new dev.understudy.core.dependency.OnFailure.Fail();
      case OnFailure.Ignore _ -> new dev.understudy.core.dependency.OnFailure.Ignore();
      case OnFailure.Fallback(var latency) ->
          new dev.understudy.core.dependency.OnFailure.Fallback(
              laws.independent(latency, "a fallback").orElseThrow());
    };
  }

  private dev.understudy.core.dependency.Dependency dependency(Dependencies.Base base) {
    Dependency written = base.written();
    dev.understudy.core.dependency.Dependency known = made.get(written.id().value());
    if (known != null) {
      return known;
    }
    Dependencies.Behaviour behaviour = Objects.requireNonNull(behaviours.get(written.id().value()));
    var dependency =
        new dev.understudy.core.dependency.Dependency(
            written.id().value(),
            base.index(),
            behaviour.at(epochNanos),
            written.capacity().map(it -> Stations.capacity(it.value())),
            written.contention().map(Located::value),
            written.capacity().flatMap(it -> it.value().holds()).map(Located::value).orElse(true),
            sequence("dependency " + written.id().value(), written.calls()),
            Timed.at(behaviour.capacities(), epochNanos),
            Timed.at(behaviour.contentions(), epochNanos));
    made.put(written.id().value(), dependency);
    return dependency;
  }

  static dev.understudy.core.dependency.Retry retry(Retry retry) {
    Optional<Retry.Backoff> backoff = retry.backoff();
    return new dev.understudy.core.dependency.Retry(
        retry.attempts().value().intValue(),
        backoff.map(it -> Math.round(it.initial().value().value())).orElse(0L),
        backoff.flatMap(Retry.Backoff::factor).map(Located::value).orElse(1.0),
        nanos(backoff.flatMap(Retry.Backoff::max)),
        backoff.flatMap(Retry.Backoff::jitter).map(it -> it.value().value()).orElse(0.0));
  }

  private static long nanos(Optional<Located<Quantity>> duration) {
    return duration.map(it -> Math.round(it.value().value())).orElse(Occurrences.NEVER);
  }
}
