package dev.understudy.config.diff;

import dev.understudy.config.compile.Layering;
import dev.understudy.config.compile.Resolved;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Request;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.explain.Words;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be noticed of a configuration, as named facts.
final class Traits {
  private final Document document;
  private final Plan plan;
  private final Layering layering;
  private final int scenario;

  /// @throws IllegalArgumentException where there is no such scenario
  Traits(Document document, Plan plan, String scenario) {
    this.document = document;
    this.plan = plan;
    this.layering = new Layering(document, new Report());
    this.scenario =
        plan.scenarios()
            .indexOf(
                plan.scenario(scenario)
                    .orElseThrow(
                        () -> new IllegalArgumentException("there is no scenario " + scenario)));
  }

  /// Of the service as a whole.
  static Map<String, String> service(Document document, Plan plan) {
    Map<String, String> traits = new LinkedHashMap<>();
    traits.put("name", plan.name());
    document.seed().ifPresent(seed -> traits.put("seed", seed.value().toString()));
    traits.put(
        "scenarios", String.join(", ", plan.scenarios().stream().map(Plan.Scenario::id).toList()));
    traits.put("active scenario", plan.scenarios().get(plan.active()).id());
    traits.put("cors", Boolean.toString(plan.cors()));
    document
        .dependencies()
        .forEach(it -> traits.put("dependency " + it.id().value(), Words.dependency(it)));
    return traits;
  }

  /// Of each endpoint, by id.
  Map<String, Map<String, String>> byEndpoint() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    List<EndpointPlan> endpoints = plan.scenarios().get(scenario).at(0).endpoints();
    Scenario its = layering.scenarios().get(scenario);
    for (int i = 0; i < endpoints.size(); i++) {
      all.put(endpoints.get(i).id(), of(i, endpoints.get(i), its));
    }
    return all;
  }

  private Map<String, String> of(int index, EndpointPlan endpoint, Scenario its) {
    Map<String, String> traits = new LinkedHashMap<>();
    traits.put("request", document.endpoints().get(index).request().map(Request::label).orElse(""));
    for (OutcomePlan outcome : endpoint.outcomes()) {
      String prefix = outcome.name().equals(OutcomePlan.SUCCESS) ? "" : outcome.name() + " ";
      int number = endpoint.outcomes().indexOf(outcome);
      if (number > 0 && number < endpoint.law().size()) {
        traits.put(prefix + "rate", Dimension.SHARE.show(endpoint.law().rate(number)));
      }
      traits.put(prefix + "reply", reply(outcome.outcome()));
      if (number == 0 || outcome.ownLatency() && number < endpoint.law().size()) {
        latency(prefix + "latency ", outcome.latency().law(), traits);
      }
    }
    Resolved resolved = Resolved.of(layering.of(index, its));
    traits.putAll(Words.load(resolved));
    for (Window window : layering.armed(its)) {
      if (layering.endpoints(window).get(index)) {
        traits.put("window " + window.id().value(), Words.window(window));
      }
    }
    return traits;
  }

  private static void latency(String prefix, Distribution law, Map<String, String> traits) {
    traits.put(prefix + "mean", Dimension.DURATION.show(law.mean()));
    traits.put(prefix + "p50", Dimension.DURATION.show(law.quantile(0.5)));
    traits.put(prefix + "p90", Dimension.DURATION.show(law.quantile(0.9)));
    traits.put(prefix + "p99", Dimension.DURATION.show(law.quantile(0.99)));
  }

  private static String reply(Outcome outcome) {
    return Words.sent(outcome) + ", " + Words.payload(outcome.reply());
  }
}
