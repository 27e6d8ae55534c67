package dev.understudy.config.explain;

import dev.understudy.config.compile.Chain;
import dev.understudy.config.compile.Resolved;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.Request;
import dev.understudy.config.explain.Explanation.Effect;
import dev.understudy.config.explain.Explanation.Facet;
import dev.understudy.config.explain.Explanation.Facts;
import dev.understudy.config.explain.Explanation.OutcomeRow;
import dev.understudy.config.explain.Explanation.Step;
import dev.understudy.config.text.Located;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Puts the layers of the document beside the laws of the plan.
final class Explainer {
  private final Document document;
  private final Map<Distribution, Facts> facts = new IdentityHashMap<>();

  Explainer(Document document) {
    this.document = document;
  }

  List<Explanation> explain(Plan plan) {
    List<Explanation> explanations = new ArrayList<>(plan.endpoints().size());
    for (int i = 0; i < plan.endpoints().size(); i++) {
      explanations.add(explain(document.endpoints().get(i), plan.endpoints().get(i)));
    }
    return List.copyOf(explanations);
  }

  private Explanation explain(Endpoint endpoint, EndpointPlan plan) {
    Resolved resolved = Resolved.of(document, endpoint);
    List<Facet> facets = new ArrayList<>();
    if (!resolved.latency().steps().isEmpty()) {
      facets.add(facet("latency", resolved.latency(), Brief::latency));
    }
    resolved
        .errors()
        .forEach((name, chain) -> facets.add(facet("errors." + name, chain, Brief::error)));
    return new Explanation(
        endpoint.id().value(),
        endpoint.request().map(Request::label).orElse(""),
        endpoint.id().origin().place(),
        facets,
        rows(plan, resolved.standingErrors()));
  }

  private static <T> Facet facet(String name, Chain<T> chain, Function<T, String> brief) {
    List<Step> steps = new ArrayList<>();
    for (Chain.Step<T> step : chain.steps()) {
      Effect effect = step == chain.steps().getLast() ? Effect.STANDS : Effect.REPLACED;
      String value = brief.apply(step.value());
      steps.add(new Step(step.layer(), value, step.origin().place(), effect));
    }
    return new Facet(name, steps);
  }

  private List<OutcomeRow> rows(EndpointPlan plan, List<NamedError> errors) {
    List<OutcomeRow> rows = new ArrayList<>();
    for (int i = 0; i < plan.outcomes().size(); i++) {
      OutcomePlan outcome = plan.outcomes().get(i);
      double meanRun = i == 0 ? 0 : errors.get(i - 1).meanRun().map(Located::value).orElse(0.0);
      rows.add(
          new OutcomeRow(
              outcome.name(),
              plan.law().rate(i),
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
