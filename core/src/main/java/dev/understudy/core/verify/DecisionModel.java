package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Mixture;
import dev.understudy.core.distribution.ParameterException;
import dev.understudy.core.plan.CorrelatedLatency;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.OutcomePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the decisions of an endpoint are held to.
///
/// @param draws outcomes and service times, as each request draws them by itself
/// @param replayed outcomes whose times are a recorded trace, value by value, and not drawn
/// @param parts laws of the time from arrival to the first byte of the reply, by share of the
///   requests; none where that depends on time or load
/// @param inflation by how much the variance of a mean of served times is inflated
/// @param unjudged what no number of decisions shows, and why
public record DecisionModel(
    EndpointModel draws,
    List<Integer> replayed,
    List<Part> parts,
    double inflation,
    List<Unjudged> unjudged) {
  /// @param share of all requests, > 0
  public record Part(Distribution law, double share) {}

  /// @param subject `waits`, `times`
  public record Unjudged(String subject, String why) {}

  public DecisionModel {
    replayed = List.copyOf(replayed);
    parts = List.copyOf(parts);
    unjudged = List.copyOf(unjudged);
  }

  public static DecisionModel of(EndpointPlan plan) {
    return of(plan, plan.id());
  }

  /// @param name of the endpoint in claims
  public static DecisionModel of(EndpointPlan plan, String name) {
    LatencyModel base = plan.outcomes().getFirst().latency();
    List<Integer> replayed = new ArrayList<>();
    List<ErrorModel> errors = new ArrayList<>();
    for (int i = 0; i < plan.law().size(); i++) {
      OutcomePlan error = plan.outcomes().get(i);
      if (error.latency() instanceof LatencyModel.Recorded) {
        replayed.add(i);
      }
      if (i == 0) {
        continue;
      }
      boolean own = error.ownLatency() && !replayed.contains(i);
      errors.add(
          new ErrorModel(
              error.name(),
              plan.law().rate(i),
              plan.law().inRuns(i)
                  ? OptionalDouble.of(plan.law().meanRun(i))
                  : OptionalDouble.empty(),
              own ? Optional.of(error.latency().law()) : Optional.empty()));
    }
    EndpointModel draws =
        new EndpointModel(
            name,
            replayed.contains(0) ? Optional.empty() : Optional.of(base.law()),
            base instanceof CorrelatedLatency correlated ? correlated.spearman() : 0,
            errors,
            // a station may slow its service (contention): each time then has a law of its own
            !plan.modulation().effects().isEmpty() || plan.load().pool() != Load.NO_POOL);
    List<Part> parts = plan.steady() && replayed.isEmpty() ? parts(plan) : List.of();
    return new DecisionModel(
        draws, replayed, parts, inflation(plan, draws), unjudged(plan, replayed));
  }

  /// The same with one more thing that is not shown.
  public DecisionModel without(String subject, String why) {
    List<Unjudged> more = new ArrayList<>(unjudged);
    more.add(new Unjudged(subject, why));
    return new DecisionModel(draws, replayed, parts, inflation, more);
  }

  private static List<Part> parts(EndpointPlan plan) {
    Map<Distribution, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < plan.law().size(); i++) {
      if (plan.law().rate(i) > 0) {
        shares.merge(plan.outcomes().get(i).latency().law(), plan.law().rate(i), Double::sum);
      }
    }
    return shares.entrySet().stream().map(it -> new Part(it.getKey(), it.getValue())).toList();
  }

  /// The law of the times served, over all outcomes; empty where there is none, or it has more
  /// parts than a mixture can have.
  public Optional<Distribution> served() {
    if (parts.size() <= 1) {
      return parts.stream().map(Part::law).findFirst();
    }
    try {
      return Optional.of(
          Mixture.of(
              parts.stream().map(Part::law).toList(), parts.stream().map(Part::share).toList()));
    } catch (ParameterException e) {
      return Optional.empty();
    }
  }

  private static double inflation(EndpointPlan plan, EndpointModel draws) {
    double inflation = draws.innovations().inflation();
    for (int i = 1; i < plan.law().size(); i++) {
      boolean own = plan.outcomes().get(i).ownLatency();
      inflation = own ? Math.max(inflation, draws.inflation(i - 1)) : inflation;
    }
    return inflation;
  }

  private static List<Unjudged> unjudged(EndpointPlan plan, List<Integer> replayed) {
    List<Unjudged> unjudged = new ArrayList<>();
    if (!replayed.isEmpty()) {
      unjudged.add(
          new Unjudged(
              "service times",
              "a recorded trace is replayed value by value and not drawn from a law"));
    }
    Load load = plan.load();
    if (!load.limits().isEmpty() || load.pool() != Load.NO_POOL || load.calls().size() > 0) {
      unjudged.add(
          new Unjudged(
              "waits, refusals and calls",
              "they follow from the other requests; what is drawn is judged, and that what was"
                  + " decided is served"));
    }
    return unjudged;
  }
}
