package dev.understudy.config.explain;

import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Place;
import java.util.List;

/// Why an endpoint behaves as it does: per facet the chain of layers, and the resulting laws as
/// facts.
///
/// @param endpoint its id
/// @param request such as `GET /products/{id}`
/// @param facets one for each facet that some layer gives
/// @param outcomes success first, then the errors in the order of the draw
public record Explanation(
    String endpoint, String request, Place place, List<Facet> facets, List<OutcomeRow> outcomes) {
  public Explanation {
    facets = List.copyOf(facets);
    outcomes = List.copyOf(outcomes);
  }

  /// @param name such as `latency`, or `errors.gone` for a named error
  /// @param steps low to high
  public record Facet(String name, List<Step> steps) {
    public Facet {
      steps = List.copyOf(steps);
    }
  }

  /// What one layer did to a facet.
  ///
  /// @param layer `defaults`, the id of the endpoint, `group checkout`, `scenario black-friday`
  /// @param value as short text: `lognormal p50 20ms p99 150ms`
  public record Step(String layer, String value, Place place, Effect effect) {}

  /// What became of a layer's value.
  public enum Effect {
    /// A higher layer gives another one, or takes it away.
    REPLACED,
    /// Acts on what lower layers give.
    CHANGES,
    STANDS
  }

  /// @param rate long-run share, 0..1
  /// @param meanRun mean number of successive requests with this outcome; 0 where left to chance
  /// @param what is sent, in words: `status 503`, `truncate 40%`, `fault reset`
  public record OutcomeRow(
      String name,
      double rate,
      double meanRun,
      List<Integer> statuses,
      String what,
      Facts latency) {
    public OutcomeRow {
      statuses = List.copyOf(statuses);
    }
  }

  /// A served service time, in nanoseconds; infinite where a moment does not exist.
  public record Facts(double mean, double sd, double p50, double p90, double p99, double p999) {}

  /// All endpoints of a configuration that has a plan, in its order; empty where it has none.
  public static List<Explanation> of(Loaded loaded) {
    return loaded.document().isPresent() && loaded.plan().isPresent()
        ? new Explainer(loaded.document().orElseThrow()).explain(loaded.plan().orElseThrow())
        : List.of();
  }
}
