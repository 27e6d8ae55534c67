package dev.understudy.config.diff;

import dev.understudy.config.Loaded;
import dev.understudy.config.compile.Flow;
import dev.understudy.config.compile.Flows;
import dev.understudy.config.compile.Layer;
import dev.understudy.config.compile.Layering;
import dev.understudy.config.compile.Resolved;
import dev.understudy.config.compile.Variation;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Request;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.explain.Words;
import dev.understudy.config.explain.WorkflowGraph;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

  /// Of the ways through workflows: each session, each step.
  static Map<String, String> workflows(Loaded loaded) {
    Map<String, String> traits = new LinkedHashMap<>();
    for (WorkflowGraph graph : WorkflowGraph.of(loaded)) {
      String name = "workflow " + graph.workflow();
      traits.put(name, graph.session() + ", from " + graph.start());
      for (WorkflowGraph.Node step : graph.steps()) {
        StringBuilder told = new StringBuilder("on ").append(String.join(", ", step.on()));
        step.notes().forEach(note -> told.append("; ").append(note));
        for (WorkflowGraph.Edge edge : graph.edges()) {
          if (edge.from().equals(step.name())) {
            told.append("; to ").append(edge.to());
            told.append(edge.label().isEmpty() ? "" : " (" + edge.label() + ")");
          }
        }
        traits.put(name + "." + step.name(), told + (step.end() ? "; end" : ""));
      }
    }
    return traits;
  }

  /// Of each endpoint by id, and of each that a workflow answers in its own way: by
  /// `create-order@purchase.pay`.
  ///
  /// @param but without these
  Map<String, Map<String, String>> byEndpoint(Set<EndpointPlan> but) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    List<EndpointPlan> endpoints = plan.scenarios().get(scenario).at(0).endpoints();
    Scenario its = layering.scenarios().get(scenario);
    for (int i = 0; i < endpoints.size(); i++) {
      if (!but.contains(endpoints.get(i))) {
        all.put(endpoints.get(i).id(), of(i, endpoints.get(i), "", List.of(), its));
      }
    }
    Map<String, EndpointPlan> served = new HashMap<>();
    plan.scenarios().get(scenario).at(0).served().forEach(it -> served.put(it.id(), it));
    List<String> ids = endpoints.stream().map(EndpointPlan::id).toList();
    for (Flow flow : Flows.of(document, new Report())) {
      for (Variation made : flow.variations(ids, layering.isTouched(flow.id()))) {
        EndpointPlan varied = Objects.requireNonNull(served.get(made.id()));
        all.put(made.id(), of(made.endpoint(), varied, flow.id(), made.layers(), its));
      }
    }
    return all;
  }

  private Map<String, String> of(
      int index, EndpointPlan endpoint, String workflow, List<Layer> flow, Scenario its) {
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
    Resolved resolved = Resolved.of(layering.of(index, its, flow));
    traits.putAll(Words.load(resolved));
    for (Window window : layering.armed(its)) {
      if (layering.acts(window, index, workflow)) {
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
