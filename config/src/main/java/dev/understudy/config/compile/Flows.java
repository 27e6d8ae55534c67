package dev.understudy.config.compile;

import dev.understudy.config.compile.Flow.Edge;
import dev.understudy.config.compile.Flow.Kind;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Step;
import dev.understudy.config.document.StepBranch;
import dev.understudy.config.document.Workflow;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Resolves the workflows of a document: which step is meant, which endpoints perform it.
public final class Flows {
  private final Document document;
  private final Globs globs;
  private final Report report;

  private Flows(Document document, Report report) {
    this.document = document;
    this.report = report;
    this.globs = new Globs(document.endpoints().stream().map(e -> e.id().value()).toList(), report);
  }

  /// All workflows. Names that are not there are reported, and so is what [FlowChecks] finds.
  public static List<Flow> of(Document document, Report report) {
    if (document.workflows().isEmpty()) {
      return List.of();
    }
    Flows flows = new Flows(document, report);
    List<Flow> all = new ArrayList<>();
    for (Workflow workflow : document.workflows()) {
      int before = report.errors();
      Flow flow = flows.flow(workflow);
      all.add(flow);
      if (report.errors() == before) {
        new FlowChecks(document, flow, report).check();
      }
    }
    return all;
  }

  private Flow flow(Workflow workflow) {
    List<Step> steps = workflow.steps().all();
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Located<String> name = steps.get(i).name();
      Integer other = numbers.putIfAbsent(name.value(), i);
      if (other != null) {
        report.error(
            name.origin(),
            "there are two steps \"" + name.value() + '"',
            "Give one of them another `name`.",
            new Problem.Related(steps.get(other).name().origin().place(), "the other one"));
      }
    }
    List<BitSet> on = new ArrayList<>();
    List<List<Edge>> edges = new ArrayList<>();
    for (Step step : steps) {
      on.add(globs.find(step.on()));
    }
    for (Step step : steps) {
      edges.add(edges(step, on, numbers));
    }
    int start = workflow.start().flatMap(name -> number(name, numbers)).orElse(0);
    return new Flow(workflow, steps, start, on, edges);
  }

  private List<Edge> edges(Step step, List<BitSet> on, Map<String, Integer> numbers) {
    List<Edge> edges = new ArrayList<>();
    for (Located<String> name : step.next()) {
      number(name, numbers).ifPresent(to -> edges.add(new Edge(Kind.REQUEST, to, ids(on.get(to)))));
    }
    double sum =
        step.branches().stream().mapToDouble(b -> b.weight().map(Located::value).orElse(0.0)).sum();
    for (StepBranch branch : step.branches()) {
      String label =
          branch
              .weight()
              .map(w -> String.format(Locale.ROOT, "%.3g%%", 100 * w.value() / sum))
              .or(() -> branch.when().map(Located::value))
              .orElse("else");
      number(branch.to(), numbers).ifPresent(to -> edges.add(new Edge(Kind.BRANCH, to, label)));
    }
    step.after()
        .ifPresent(
            after ->
                after
                    .to()
                    .flatMap(name -> number(name, numbers))
                    .ifPresent(to -> edges.add(new Edge(Kind.TIME, to, ""))));
    return edges;
  }

  private String ids(BitSet endpoints) {
    List<String> ids = new ArrayList<>();
    endpoints.stream().forEach(i -> ids.add(document.endpoints().get(i).id().value()));
    return ids.size() > 3 ? String.join(", ", ids.subList(0, 3)) + ", ..." : String.join(", ", ids);
  }

  private Optional<Integer> number(Located<String> name, Map<String, Integer> numbers) {
    Integer found = numbers.get(name.value());
    if (found == null) {
      List<String> known = numbers.keySet().stream().sorted().toList();
      report.error(
          name.origin(),
          "there is no step \"" + name.value() + '"',
          Suggestion.of(name.value(), known)
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("There is " + String.join(", ", known) + "."));
    }
    return Optional.ofNullable(found);
  }
}
