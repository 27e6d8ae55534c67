package dev.understudy.core.route;

/// Why a set of routes does not mean what it seems to. Routes are named by their index in the list
/// that was looked at.
///
/// @param route the one at fault: the later of two
/// @param other the one it clashes with; `route` itself for [Kind#CONTRADICTORY]
/// @param reason a sentence without the routes' names
public record RouteProblem(Kind kind, int route, int other, String reason) {
  /// What is wrong.
  public enum Kind {
    /// Method, path and conditions are the same: `route` never gets a request.
    EQUAL,
    /// Every request of `route` belongs to `other`.
    SHADOWED,
    /// Some request fits both and neither has the better claim.
    TIE,
    /// Its own conditions exclude each other.
    CONTRADICTORY
  }
}
