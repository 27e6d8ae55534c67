package dev.understudy.config.compile;

import dev.understudy.config.document.Bandwidth;
import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.RateLimit;
import dev.understudy.config.text.Located;
import dev.understudy.core.load.Contention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The behaviour of one endpoint in one scenario, facet by facet, with what each layer said;
/// windows come on top of it.
public record Resolved(
    Chain<LatencyLayer> latency,
    Chain<ErrorsLayer> errors,
    Chain<Capacity> capacity,
    Chain<Located<Contention>> contention,
    Chain<RateLimit> rateLimit,
    Chain<Bandwidth> bandwidth,
    Chain<List<CallStep>> calls) {
  /// Layers, put on top of each other.
  public static Resolved of(List<Layer> layers) {
    return new Resolved(
        Chain.of(layers, Behaviour::latency),
        Chain.of(layers, Behaviour::errors),
        Chain.of(layers, Behaviour::capacity),
        Chain.of(layers, Behaviour::contention),
        Chain.of(layers, Behaviour::rateLimit),
        Chain.of(layers, Behaviour::bandwidth),
        Chain.of(layers, Behaviour::calls));
  }

  /// Whether no layer gives anything that requests share.
  boolean bearsNoLoad() {
    return capacity.steps().isEmpty()
        && contention.steps().isEmpty()
        && rateLimit.steps().isEmpty()
        && bandwidth.steps().isEmpty()
        && calls.steps().isEmpty();
  }

  /// A latency, and the changes of layers above the one that gave it.
  ///
  /// @param base empty for none at all
  public record ChangedLatency(Optional<Latency> base, List<LatencyLayer.Change> changes) {
    public ChangedLatency {
      changes = List.copyOf(changes);
    }
  }

  /// The latency that holds in the end.
  public ChangedLatency standingLatency() {
    Optional<Latency> base = Optional.empty();
    List<LatencyLayer.Change> changes = new ArrayList<>(0);
    for (Chain.Step<LatencyLayer> step : latency.steps()) {
      switch (step.facet()) {
        case Facet.Given<LatencyLayer>(LatencyLayer.Replace(var own), _) -> {
          base = Optional.of(own);
          changes.clear();
        }
        case Facet.Given<LatencyLayer>(LatencyLayer.Change change, _) -> changes.add(change);
        case Facet.None<LatencyLayer> _ -> {
          base = Optional.empty();
          changes.clear();
        }
        case Facet.Absent<LatencyLayer> _ -> {}
      }
    }
    return new ChangedLatency(base, changes);
  }

  /// The errors that hold in the end, in the order of the draw.
  public List<StandingError> standingErrors() {
    return standing("", new ErrorReferences()).all();
  }

  /// The same, for windows to come on top.
  ///
  /// @param endpoint its id
  StandingErrors standing(String endpoint, ErrorReferences references) {
    StandingErrors standing = new StandingErrors(endpoint, references, true);
    errors.steps().forEach(step -> standing.apply(step.facet(), step.layer().tag()));
    return standing;
  }
}
