package dev.understudy.config.explain;

import dev.understudy.config.compile.Flow;
import dev.understudy.config.compile.Flows;
import dev.understudy.config.compile.Layer;
import dev.understudy.config.compile.Layering;
import dev.understudy.config.compile.Resolved;
import dev.understudy.config.compile.StandingError;
import dev.understudy.config.compile.Variation;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Request;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.explain.Explanation.Facts;
import dev.understudy.config.explain.Explanation.OutcomeRow;
import dev.understudy.config.explain.Explanation.When;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Puts the layers of the document beside the laws of the plan.
final class Explainer {
  private final Document document;
  private final Layering layering;
  private final Scenario scenario;
  private final Plan.Behaviours behaviours;
  private final OptionalLong at;
  private final Map<String, WindowTimes> times;
  private final Map<Distribution, Facts> facts = new IdentityHashMap<>();

  Explainer(Document document, Plan plan, When when) {
    this.document = document;
    this.layering = new Layering(document, new Report());
    this.at = when.atNanos();
    int index = when.scenario().map(id -> number(plan, id)).orElse(plan.active());
    this.scenario = layering.scenarios().get(index);
    this.behaviours = plan.scenarios().get(index).at(when.activationNanos());
    this.times = WindowTimes.of(layering.armed(scenario), plan.seed(), when.activationNanos());
  }

  private static int number(Plan plan, String id) {
    Plan.Scenario scenario =
        plan.scenario(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + id));
    return plan.scenarios().indexOf(scenario);
  }

  List<Explanation> explain() {
    List<EndpointPlan> endpoints = behaviours.endpoints();
    List<Explanation> explanations = new ArrayList<>(endpoints.size());
    for (int i = 0; i < endpoints.size(); i++) {
      explanations.add(explain(i, endpoints.get(i)));
    }
    return List.copyOf(explanations);
  }

  Optional<Explanation> explain(String endpoint) {
    List<EndpointPlan> endpoints = behaviours.endpoints();
    for (int i = 0; i < endpoints.size(); i++) {
      if (endpoints.get(i).id().equals(endpoint)) {
        return Optional.of(explain(i, endpoints.get(i)));
      }
    }
    return Optional.empty();
  }

  List<Explanation> explainStep(String name) {
    for (Flow flow : Flows.of(document, new Report())) {
      for (int s = 0; s < flow.steps().size(); s++) {
        if (name.equals(flow.id() + "." + flow.steps().get(s).name().value())) {
          return explain(flow, s);
        }
      }
    }
    throw new IllegalArgumentException("there is no step " + name);
  }

  private List<Explanation> explain(Flow flow, int step) {
    List<Explanation> explanations = new ArrayList<>();
    for (int index : flow.on().get(step).stream().toArray()) {
      String id = document.endpoints().get(index).id().value();
      Optional<Variation> variation =
          flow.variation(step, index, id, layering.isTouched(flow.id()));
      String served = variation.map(Variation::id).orElse(id);
      EndpointPlan plan =
          behaviours.served().stream()
              .filter(it -> it.id().equals(served))
              .findFirst()
              .orElseThrow();
      explanations.add(
          explain(
              index, plan, flow.id(), variation.map(Variation::layers).orElse(List.of()), served));
    }
    return List.copyOf(explanations);
  }

  private Explanation explain(int index, EndpointPlan plan) {
    return explain(index, plan, "", List.of(), plan.id());
  }

  private Explanation explain(
      int index, EndpointPlan plan, String workflow, List<Layer> flow, String name) {
    Endpoint endpoint = document.endpoints().get(index);
    Resolved resolved = Resolved.of(layering.of(index, scenario, flow));
    List<WindowTimes> touching = new ArrayList<>();
    for (Window window : layering.armed(scenario)) {
      WindowTimes its = times.get(window.id().value());
      if (its != null && layering.acts(window, index, workflow)) {
        touching.add(its);
      }
    }
    touching.sort(WindowTimes.ORDER);
    return new Explanation(
        name,
        endpoint.request().map(Request::label).orElse(""),
        endpoint.id().origin().place(),
        scenario.id().value(),
        at,
        Facets.of(resolved, touching.stream().filter(it -> it.isActive(at)).toList(), at),
        rows(plan, resolved.standingErrors()),
        touching.stream().map(it -> it.row(at)).toList(),
        LoadNotes.of(
            plan, law(plan), it -> served(plan, it), behaviours.resources(), resolved, at));
  }

  private List<OutcomeRow> rows(EndpointPlan plan, List<StandingError> errors) {
    OutcomeLaw law = law(plan);
    List<OutcomeRow> rows = new ArrayList<>();
    for (int i = 0; i < plan.outcomes().size(); i++) {
      OutcomePlan outcome = plan.outcomes().get(i);
      double meanRun =
          i == 0 || i > errors.size()
              ? 0
              : errors.get(i - 1).error().meanRun().map(Located::value).orElse(0.0);
      rows.add(
          new OutcomeRow(
              outcome.name(),
              i < law.size() ? law.rate(i) : Double.NaN,
              meanRun,
              outcome.outcome().reply().statuses(),
              Brief.sent(outcome.outcome()),
              facts.computeIfAbsent(served(plan, outcome), Explainer::facts)));
    }
    return rows;
  }

  private OutcomeLaw law(EndpointPlan plan) {
    return at.isPresent() ? plan.modulation().outcomes(at.getAsLong(), plan.law()) : plan.law();
  }

  private Distribution served(EndpointPlan plan, OutcomePlan outcome) {
    Distribution law = outcome.latency().law();
    return at.isEmpty() || outcome.ownLatency()
        ? law
        : plan.modulation().latency(at.getAsLong(), law);
  }

  private static Facts facts(Distribution law) {
    return new Facts(
        law.mean(),
        law.sd(),
        law.quantile(0.5),
        law.quantile(0.9),
        law.quantile(0.99),
        law.quantile(0.999));
  }
}
