package dev.understudy.core.route;

import java.util.List;

/// The compiled routes of a plan.
public final class Router {
  /// No route holds; [#explain] tells why.
  public static final int NONE = -1;

  /// The answer depends on the payload: read it and ask again.
  public static final int NEEDS_BODY = -2;

  private Router() {}

  /// Compiles the routes. Shadowed and equal routes are the checker's business; here the first of
  /// equals wins.
  public static Router of(List<Route> routes) {
    if (!routes.isEmpty()) {
      throw new IllegalArgumentException("no routes yet");
    }
    return new Router();
  }

  /// The index of the endpoint that `request` belongs to, or [#NONE] or [#NEEDS_BODY]. Allocates
  /// nothing where the path has no percent-encoding and no condition is asked.
  public int find(RequestView request) {
    return NONE;
  }

  /// Why [#find] answered [#NONE]. Not for the hot path.
  public Miss explain(RequestView request) {
    return new Miss(List.of(), "");
  }

  /// @param allow methods that the path would answer (for 405 and Allow); empty where the path is
  ///   unknown
  /// @param nearest a sentence on the endpoint that came nearest, such as `nearest: get-product
  ///   differs in query currency`; empty where none did
  public record Miss(List<String> allow, String nearest) {
    public Miss {
      allow = List.copyOf(allow);
    }
  }
}
