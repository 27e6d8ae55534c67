package dev.understudy.core.plan;

import dev.understudy.core.route.Router;
import java.util.List;

/// A whole configuration, compiled: immutable, replaced by one volatile write.
///
/// @param name of the service that is stood in for
/// @param seed of all draws
/// @param endpoints in the order of the document; a [Router] answers with indices into this list
/// @param exposure what replies tell about the decision
/// @param cors whether browsers of other origins are let in: preflights answered,
///   `Access-Control-Allow-Origin: *` sent
public record Plan(
    String name,
    long seed,
    List<EndpointPlan> endpoints,
    Router router,
    Exposure exposure,
    boolean cors) {
  /// What replies tell about the decision. Off unless asked for.
  ///
  /// @param serverTiming the decided parts as a `Server-Timing` field
  /// @param ordinal the request's ordinal as `X-Understudy-Ordinal`
  public record Exposure(boolean serverTiming, boolean ordinal) {
    public static final Exposure NOTHING = new Exposure(false, false);
  }

  public Plan {
    endpoints = List.copyOf(endpoints);
  }
}
