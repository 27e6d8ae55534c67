package dev.understudy.config.explain;

import dev.understudy.config.Loaded;
import dev.understudy.config.compile.Flow;
import dev.understudy.config.compile.Flows;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Step;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A workflow as a graph, to be drawn.
///
/// @param session what tells its sessions apart: `cookie sid`
/// @param start name of the step that sessions begin with
public record WorkflowGraph(
    String workflow, String session, String start, List<Node> steps, List<Edge> edges) {
  public WorkflowGraph {
    steps = List.copyOf(steps);
    edges = List.copyOf(edges);
  }

  /// A step.
  ///
  /// @param on ids of the endpoints whose requests perform it
  /// @param notes what it sets and changes, in words
  public record Node(String name, List<String> on, List<String> notes, boolean end, Place place) {
    public Node {
      on = List.copyOf(on);
      notes = List.copyOf(notes);
    }
  }

  /// A way from one step to another.
  ///
  /// @param kind `request`, `branch` or `time`
  /// @param label what it takes: endpoints, a condition or share, a time
  public record Edge(String from, String to, String kind, String label) {}

  /// The workflows of a configuration without errors, in its order.
  public static List<WorkflowGraph> of(Loaded loaded) {
    if (loaded.document().isEmpty() || loaded.plan().isEmpty()) {
      return List.of();
    }
    Document document = loaded.document().orElseThrow();
    return Flows.of(document, new Report()).stream().map(flow -> graph(flow, document)).toList();
  }

  private static WorkflowGraph graph(Flow flow, Document document) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < flow.steps().size(); i++) {
      Step step = flow.steps().get(i);
      String name = step.name().value();
      List<String> on =
          flow.on().get(i).stream()
              .mapToObj(e -> document.endpoints().get(e).id().value())
              .toList();
      nodes.add(new Node(name, on, notes(step), step.isEnd(), step.name().origin().place()));
      for (Flow.Edge edge : flow.edges().get(i)) {
        edges.add(
            new Edge(
                name,
                flow.steps().get(edge.to()).name().value(),
                edge.kind().name().toLowerCase(java.util.Locale.ROOT),
                label(edge, step)));
      }
    }
    var key = flow.workflow().session();
    return new WorkflowGraph(
        flow.id(),
        key.in().name().toLowerCase(java.util.Locale.ROOT) + " " + key.name().value(),
        flow.steps().get(flow.start()).name().value(),
        nodes,
        edges);
  }

  /// Where time leads to branches, they are taken when it is over.
  private static String label(Flow.Edge edge, Step step) {
    Optional<String> time = step.after().map(after -> "after " + Brief.law(after.time()));
    return switch (edge.kind()) {
      case REQUEST -> edge.label();
      case TIME -> time.orElse("");
      case BRANCH -> time.map(it -> it + ": " + edge.label()).orElse(edge.label());
    };
  }

  private static List<String> notes(Step step) {
    List<String> notes = new ArrayList<>();
    step.sets().forEach(set -> notes.add(set.name().value() + " = " + set.value().value()));
    step.behaviour().ifPresent(_ -> notes.add("own behaviour"));
    step.response()
        .ifPresent(
            response ->
                notes.add(
                    "own response"
                        + response
                            .statuses()
                            .map(Located::value)
                            .map(statuses -> " " + statuses.getFirst())
                            .orElse("")));
    return notes;
  }
}
