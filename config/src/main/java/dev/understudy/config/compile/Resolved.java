package dev.understudy.config.compile;

import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.NamedError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The behaviour of one endpoint, facet by facet, with what each layer said.
///
/// @param errors by name, in the order in which the names first occur, low layers first
public record Resolved(Chain<Latency> latency, Map<String, Chain<NamedError>> errors) {
  public Resolved {
    errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /// The layers of an endpoint, put on top of each other.
  public static Resolved of(Document document, Endpoint endpoint) {
    List<Chain.Step<Latency>> latency = new ArrayList<>(2);
    Map<String, Chain<NamedError>> errors = new LinkedHashMap<>();
    for (Layer layer : Layer.of(document, endpoint)) {
      if (layer.behaviour().latency() instanceof Facet.Given<Latency>(var value, var origin)) {
        latency.add(new Chain.Step<>(layer.name(), value, origin));
      }
      if (layer.behaviour().errors() instanceof Facet.Given<List<NamedError>>(var named, _)) {
        for (NamedError error : named) {
          Chain.Step<NamedError> step = new Chain.Step<>(layer.name(), error, error.origin());
          errors.merge(
              error.name().value(), new Chain<>(List.of(step)), (below, _) -> below.with(step));
        }
      }
    }
    return new Resolved(new Chain<>(latency), errors);
  }

  /// The errors that hold in the end, in the order of the draw.
  public List<NamedError> standingErrors() {
    return errors.values().stream().map(chain -> chain.steps().getLast().value()).toList();
  }
}
