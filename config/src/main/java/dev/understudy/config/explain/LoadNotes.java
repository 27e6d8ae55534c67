package dev.understudy.config.explain;

import dev.understudy.config.compile.Resolved;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// What follows from stations and limits: how much load they take, and what they refuse.
final class LoadNotes {
  private static final int LARGEST_SOLVED = 100; // beyond, 1/(2 burst) is good to two figures

  private final EndpointPlan plan;
  private final OutcomeLaw law;
  private final Function<OutcomePlan, Distribution> served;
  private final List<String> notes = new ArrayList<>();

  private LoadNotes(EndpointPlan plan, OutcomeLaw law, Function<OutcomePlan, Distribution> served) {
    this.plan = plan;
    this.law = law;
    this.served = served;
  }

  /// @param law of the outcomes at the time that is asked about
  /// @param served service time of an outcome at that time
  /// @param at the time that is asked about, if one is
  static List<String> of(
      EndpointPlan plan,
      OutcomeLaw law,
      Function<OutcomePlan, Distribution> served,
      Plan.Resources resources,
      Resolved resolved,
      OptionalLong at) {
    LoadNotes notes = new LoadNotes(plan, law, served);
    Load load = plan.load();
    if (load.pool() != Load.NO_POOL) {
      notes.pool(resources.pools().get(load.pool()), resolved, at);
    }
    for (int number : load.limits()) {
      Limit limit = resources.limits().get(number);
      notes.limit(at.isPresent() ? limit.at(at.getAsLong()) : limit);
    }
    return notes.notes;
  }

  private void pool(Pool pool, Resolved resolved, OptionalLong at) {
    double mean = meanServiceNanos();
    int servers =
        at.isPresent()
            ? pool.servers(at.getAsLong())
            : pool.capacity().map(Capacity::servers).orElse(0);
    if (servers > 0 && mean > 0 && Double.isFinite(mean)) {
      notes.add(
          servers
              + " at once of "
              + Dimension.DURATION.show(mean)
              + " each: saturated from "
              + Dimension.FLOW.show(servers / mean)
              + " on"
              + (plan.load().calls().calls() > 0 && plan.load().holds()
                  ? ", and sooner by the time of its calls to " + names(resolved)
                  : "")
              + (pool.name().equals(plan.id()) ? "" : "; shared as " + pool.name())
              + ".");
    }
    if (pool.contention().isPresent()
        && pool.contention().orElseThrow() instanceof Contention.Usl usl
        && Double.isFinite(usl.peak())
        && mean > 0) {
      double k = Math.max(1, Math.rint(usl.peak()));
      notes.add(
          "Throughput is highest with "
              + (int) k
              + " in service, "
              + Dimension.FLOW.show(k / (usl.factor((int) k) * mean))
              + ", and falls beyond.");
    }
  }

  private static String names(Resolved resolved) {
    List<String> names =
        resolved.calls().standing().flatMap(it -> it.facet().given()).orElse(List.of()).stream()
            .flatMap(LoadNotes::names)
            .distinct()
            .toList();
    return String.join(", ", names);
  }

  private static java.util.stream.Stream<String> names(CallStep step) {
    return switch (step) {
      case CallStep.Call call -> java.util.stream.Stream.of(call.to().value());
      case CallStep.Parallel(var branches, _, _) -> branches.stream().flatMap(LoadNotes::names);
      case CallStep.Sequence(var steps, _) -> steps.stream().flatMap(LoadNotes::names);
    };
  }

  private double meanServiceNanos() {
    double mean = 0;
    for (int i = 0; i < law.size(); i++) {
      mean += law.rate(i) * served.apply(plan.outcomes().get(i)).mean();
    }
    return mean;
  }

  private void limit(Limit limit) {
    if (!limit.isBound()) {
      return; // a window limits at other times
    }
    String burst = "A burst of " + limit.burst();
    String load = " of a random load of exactly its rate";
    notes.add(
        limit.maxDelayNanos() > 0
            ? "What is above "
                + Dimension.FLOW.show(limit.perSecond() / 1e9)
                + " waits for its turn, up to "
                + Dimension.DURATION.show(limit.maxDelayNanos())
                + "."
            : burst
                + " refuses "
                + Dimension.SHARE.show(refused(limit.burst()))
                + load
                + (limit.perClient() ? " of one client" : "")
                + ".");
  }

  /// Share that a limit refuses of Poisson arrivals at its own rate: the loss of M/D/1 with `burst`
  /// places at load 1. The stationary law of what departures leave behind, by the embedded chain
  /// (Gross & Harris, Fundamentals of Queueing Theory, 5.1.7); the loss is 1 - 1/(p0 + 1).
  static double refused(int burst) {
    if (burst > LARGEST_SOLVED) {
      return 0.5 / burst;
    }
    double[] arrivals = new double[burst + 1]; // during one service
    arrivals[0] = Math.exp(-1);
    for (int j = 1; j <= burst; j++) {
      arrivals[j] = arrivals[j - 1] / j;
    }
    double[] left = new double[burst]; // up to a factor
    left[0] = 1;
    double sum = 1;
    for (int j = 0; j + 1 < burst; j++) {
      double next = left[j] - left[0] * arrivals[j];
      for (int i = 1; i <= j; i++) {
        next -= left[i] * arrivals[j - i + 1];
      }
      left[j + 1] = next / arrivals[0];
      sum += left[j + 1];
    }
    return 1 - 1 / (left[0] / sum + 1);
  }
}
