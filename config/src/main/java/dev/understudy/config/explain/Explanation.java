package dev.understudy.config.explain;

import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Why an endpoint behaves as it does: per facet the chain of layers, and the resulting laws as
/// facts.
///
/// @param endpoint its id
/// @param request such as `GET /products/{id}`
/// @param scenario in which it behaves so
/// @param atNanos scenario time at which it does; empty: outside of all windows
/// @param facets one for each facet that some layer gives
/// @param outcomes success first, then the errors in the order of the draw, then what limits,
///   stations and calls make of requests
/// @param windows that the scenario arms and that touch it
/// @param notes what follows from the load it can take, in sentences
public record Explanation(
    String endpoint,
    String request,
    Place place,
    String scenario,
    OptionalLong atNanos,
    List<Facet> facets,
    List<OutcomeRow> outcomes,
    List<WindowRow> windows,
    List<String> notes) {
  public Explanation {
    facets = List.copyOf(facets);
    outcomes = List.copyOf(outcomes);
    windows = List.copyOf(windows);
    notes = List.copyOf(notes);
  }

  /// Where and when to look.
  ///
  /// @param scenario absent: the active one
  /// @param atNanos scenario time; absent: outside of all windows
  /// @param activationNanos when the scenario is activated (UTC, since 1970): for windows that go
  ///   by the calendar
  public record When(Optional<String> scenario, OptionalLong atNanos, long activationNanos) {
    /// The active scenario outside of its windows.
    public static final When USUAL = new When(Optional.empty(), OptionalLong.empty(), 0);
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
  /// @param layer `defaults`, the id of the endpoint, `group checkout`, `scenario black-friday` or
  ///   `window brownout`
  /// @param value as short text: `lognormal p50 20ms p99 150ms`
  /// @param state of a window
  public record Step(
      String layer, String value, Place place, Effect effect, Optional<State> state) {}

  /// How strongly a window acts, and for how long.
  ///
  /// @param intensity 0..1
  /// @param leftNanos until its occurrence ends; [dev.understudy.core.schedule.Occurrences#NEVER]
  ///   where it does not
  public record State(double intensity, long leftNanos) {}

  /// What became of a layer's value.
  public enum Effect {
    /// A higher layer gives another one, or takes it away.
    REPLACED,
    /// Acts on what lower layers give.
    CHANGES,
    STANDS
  }

  /// A window that touches the endpoint.
  ///
  /// @param when in words: `from 5m for 2m, every 30m`
  /// @param what it does, in words: `latency scale 4`
  /// @param meanIntensity long-run mean, 0..1; 0 for a limited number of occurrences
  /// @param onAverage what it does in the long run, in words; empty where nothing can be said
  /// @param intensity at the time asked for, if it is active then
  /// @param leftNanos of the occurrence that is active then
  public record WindowRow(
      String id,
      String when,
      String what,
      double meanIntensity,
      String onAverage,
      OptionalDouble intensity,
      OptionalLong leftNanos,
      Place place) {}

  /// @param rate long-run share, 0..1; NaN where it depends on the load
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
    return of(loaded, When.USUAL);
  }

  /// One endpoint in a scenario and at a time; empty where there is none of that id, or no plan.
  ///
  /// @throws IllegalArgumentException where there is no such scenario
  public static Optional<Explanation> of(Loaded loaded, When when, String endpoint) {
    return loaded.document().isPresent() && loaded.plan().isPresent()
        ? new Explainer(loaded.document().orElseThrow(), loaded.plan().orElseThrow(), when)
            .explain(endpoint)
        : Optional.empty();
  }

  /// What holds in a step of a workflow, for each endpoint whose requests perform it.
  ///
  /// @param step such as `purchase.pay`
  /// @throws IllegalArgumentException where there is no such scenario or step
  public static List<Explanation> ofStep(Loaded loaded, When when, String step) {
    return loaded.document().isPresent() && loaded.plan().isPresent()
        ? new Explainer(loaded.document().orElseThrow(), loaded.plan().orElseThrow(), when)
            .explainStep(step)
        : List.of();
  }

  /// The same in a scenario and at a time.
  ///
  /// @throws IllegalArgumentException where there is no such scenario
  public static List<Explanation> of(Loaded loaded, When when) {
    return loaded.document().isPresent() && loaded.plan().isPresent()
        ? new Explainer(loaded.document().orElseThrow(), loaded.plan().orElseThrow(), when)
            .explain()
        : List.of();
  }
}
