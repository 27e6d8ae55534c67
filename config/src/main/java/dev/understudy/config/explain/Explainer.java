package dev.understudy.config.explain;

import dev.understudy.config.compile.Layering;
import dev.understudy.config.compile.Resolved;
import dev.understudy.config.compile.StandingError;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Request;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.explain.Explanation.Facts;
import dev.understudy.config.explain.Explanation.OutcomeRow;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Puts the layers of the document beside the laws of the plan.
final class Explainer {
  private final Document document;
  private final Layering layering;
  private final Scenario scenario;
  private final Map<Distribution, Facts> facts = new IdentityHashMap<>();

  Explainer(Document document) {
    this.document = document;
    this.layering = new Layering(document, new Report());
    this.scenario = layering.scenarios().get(layering.active());
  }

  List<Explanation> explain(Plan plan) {
    List<EndpointPlan> endpoints = plan.endpoints();
    List<Explanation> explanations = new ArrayList<>(endpoints.size());
    for (int i = 0; i < endpoints.size(); i++) {
      explanations.add(explain(i, endpoints.get(i)));
    }
    return List.copyOf(explanations);
  }

  private Explanation explain(int index, EndpointPlan plan) {
    Endpoint endpoint = document.endpoints().get(index);
    Resolved resolved = Resolved.of(layering.of(index, scenario));
    return new Explanation(
        endpoint.id().value(),
        endpoint.request().map(Request::label).orElse(""),
        endpoint.id().origin().place(),
        Facets.of(resolved),
        rows(plan, resolved.standingErrors()));
  }

  private List<OutcomeRow> rows(EndpointPlan plan, List<StandingError> errors) {
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
              i < plan.law().size() ? plan.law().rate(i) : 0,
              meanRun,
              outcome.outcome().reply().statuses(),
              Brief.sent(outcome.outcome()),
              facts.computeIfAbsent(outcome.latency().law(), Explainer::facts)));
    }
    return rows;
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
