package dev.understudy.config.compile;

import dev.understudy.config.document.OutOfOrder;
import dev.understudy.config.document.Response;
import dev.understudy.config.document.Step;
import dev.understudy.config.document.Workflow;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workflow as written, its names resolved: steps and endpoints by number.
///
/// @param steps in the order of the text
/// @param start number of the step that a session begins with
/// @param on endpoints of each step
/// @param edges the ways on of each step, of all kinds
public record Flow(
    Workflow workflow, List<Step> steps, int start, List<BitSet> on, List<List<Edge>> edges) {
  /// A way from one step to another.
  ///
  /// @param label what it takes: the endpoints of a request, a condition, a share; empty for time,
  ///   which the step itself says
  public record Edge(Kind kind, int to, String label) {}

  /// What a session goes on by.
  public enum Kind {
    REQUEST,
    BRANCH,
    TIME
  }

  public Flow {
    steps = List.copyOf(steps);
    on = List.copyOf(on);
    edges = List.copyOf(edges);
  }

  /// Its name.
  public String id() {
    return workflow.id().value();
  }

  /// All endpoints that take part.
  BitSet endpoints() {
    BitSet all = new BitSet();
    on.forEach(all::or);
    return all;
  }

  /// What a request that is out of order is answered with; empty where it is allowed.
  Optional<Response> refusal() {
    return switch (workflow.outOfOrder().map(Located::value).orElse(NOTHING_SAID)) {
      case OutOfOrder.Allow _ -> Optional.empty();
      case OutOfOrder.Answer(var response) -> Optional.of(response);
    };
  }

  private static final OutOfOrder NOTHING_SAID = new OutOfOrder.Answer(Response.EMPTY);

  /// What it makes of its endpoints, where it says how they answer; by endpoint and step.
  ///
  /// @param touched whether something else acts on the whole workflow, so that each endpoint has to
  ///   be told apart
  public List<Variation> variations(List<String> ids, boolean touched) {
    Map<String, Variation> known = new HashMap<>();
    List<Variation> all = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      BitSet its = on.get(s);
      for (int e = its.nextSetBit(0); e >= 0; e = its.nextSetBit(e + 1)) {
        variation(s, e, ids.get(e), touched)
            .filter(made -> known.putIfAbsent(made.id(), made) == null)
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /// The one of a step and an endpoint.
  public Optional<Variation> variation(int number, int endpoint, String id, boolean touched) {
    Step step = steps.get(number);
    if (!step.changesAnswers() && workflow.behaviour().isEmpty() && !touched) {
      return Optional.empty();
    }
    List<Layer> layers = new ArrayList<>();
    workflow
        .behaviour()
        .ifPresent(it -> layers.add(new Layer("workflow " + id(), it, Optional.empty())));
    if (!step.changesAnswers()) {
      return Optional.of(new Variation(endpoint, id + "@" + id(), "", layers, Optional.empty()));
    }
    String name = id() + "." + step.name().value();
    step.behaviour().ifPresent(it -> layers.add(new Layer("step " + name, it, Optional.empty())));
    return Optional.of(new Variation(endpoint, id + "@" + name, name, layers, step.response()));
  }
}
