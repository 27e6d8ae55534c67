package dev.understudy.bench.soak;

import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.verify.Binomial;
import dev.understudy.core.verify.Holm;
import dev.understudy.core.verify.KolmogorovSmirnov;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/// One interval held against the configuration.
///
/// The decided outcomes are judged by exact binomial tests, the decided times by Kolmogorov's
/// distance at the bounds of the server's page; a bucket counts a value once its whole cell of 0.8
/// % lies below the bound, so the told share may lie anywhere between the two ends of that cell.
/// Holm's rule over all of them. What was served is judged by its stretch: by how much the served
/// times of an endpoint exceed the decided ones of the very same requests, in the mean.
///
/// @param findings with a p-value each
/// @param failed those that Holm's rule rejects
/// @param stretch the greatest of any endpoint: 0.1 is 10 %
/// @param stretched which endpoint that is
record Judgement(
    Interval interval,
    List<Finding> findings,
    List<Finding> failed,
    double stretch,
    String stretched,
    Lateness lateness) {
  private static final double CELL = 0.008;

  /// @param n requests that it rests on
  record Finding(String endpoint, String claim, long n, double pValue) {}

  /// @param alpha chance that a faithful server fails in this interval
  static Judgement of(Interval interval, List<Target> targets, double alpha) {
    List<Finding> findings = new ArrayList<>();
    double stretch = 0;
    String stretched = "-";
    List<Target> counted = targets.stream().filter(it -> !it.changing()).toList();
    for (Target target : counted) {
      double intended = interval.sum(MetricsPage.INTENDED, target.id());
      double late = interval.sum(MetricsPage.LATENESS, target.id());
      if (intended > 0 && late / intended > stretch) {
        stretch = late / intended;
        stretched = target.id();
      }
      if (judged(target.plan())) {
        double from = interval.from().scenarioSeconds();
        double to = interval.to().scenarioSeconds();
        Told told = new Told(target.plan(), from, to);
        if (told.constant() || interval.even()) {
          findings.addAll(outcomes(interval, target.plan(), told));
          times(interval, target.plan(), told).ifPresent(findings::add);
        }
      }
    }
    double[] p = findings.stream().mapToDouble(Finding::pValue).toArray();
    boolean[] rejected = Holm.rejected(p, alpha);
    List<Finding> failed = new ArrayList<>();
    for (int i = 0; i < rejected.length; i++) {
      if (rejected[i]) {
        failed.add(findings.get(i));
      }
    }
    return new Judgement(
        interval, findings, failed, stretch, stretched, Lateness.of(interval, counted));
  }

  /// Whether its laws are those written down: neither load nor pauses make other ones of them.
  private static boolean judged(EndpointPlan plan) {
    var load = plan.load();
    return load.limits().isEmpty()
        && load.pool() == dev.understudy.core.plan.Load.NO_POOL
        && load.allCalls().stream().allMatch(calls -> calls.names().isEmpty())
        && plan.stalls().size() == 0;
  }

  private static List<Finding> outcomes(Interval interval, EndpointPlan plan, Told told) {
    Map<String, Long> decided = interval.decided(plan.id());
    long n = decided.values().stream().mapToLong(count -> count).sum();
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < plan.law().size(); i++) {
      String name = plan.outcomes().get(i).name();
      double rate = told.rate(i);
      double inflation = inflation(plan.law(), i);
      double seen = decided.getOrDefault(name, 0L);
      findings.add(
          new Finding(
              plan.id(),
              "rate of " + name,
              n,
              new Binomial(n / inflation, rate).pValue(seen / inflation)));
    }
    return findings;
  }

  /// 2 L (1 - p) - 1 for runs of mean length L, as core.verify has it; the profile has no more than
  /// one such error in an endpoint, and its companions are rare.
  private static double inflation(OutcomeLaw law, int error) {
    return law.inRuns(error) ? 2 * law.meanRun(error) * (1 - law.rate(error)) - 1 : 1;
  }

  private static java.util.Optional<Finding> times(
      Interval interval, EndpointPlan plan, Told told) {
    NavigableMap<Double, Double> counts = interval.histogram(MetricsPage.INTENDED, plan.id());
    if (counts.isEmpty() || counts.lastEntry().getValue() < 30) {
      return java.util.Optional.empty();
    }
    double n = counts.lastEntry().getValue();
    double distance = 0;
    for (Map.Entry<Double, Double> bucket : counts.headMap(Double.POSITIVE_INFINITY).entrySet()) {
      double nanos = bucket.getKey() * 1e9;
      double seen = bucket.getValue() / n;
      double most = told.cdf(nanos);
      double least = told.cdf(nanos * (1 - CELL));
      distance = Math.max(distance, Math.max(seen - most, least - seen));
    }
    return java.util.Optional.of(
        new Finding(
            plan.id(),
            "times",
            (long) n,
            KolmogorovSmirnov.of((long) n, Math.max(0, distance)).pValue()));
  }
}
