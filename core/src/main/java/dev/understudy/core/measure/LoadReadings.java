package dev.understudy.core.measure;

import java.util.List;

/// What stands between requests and their service, and the time that windows go by, at one moment.
///
/// @param scenario in force
/// @param windows armed in it, in the order in which they act
/// @param stations of endpoints and groups, then of dependencies
/// @param limits rate limits
/// @param breakers of every caller of a dependency that has one
/// @param clientLinks of the endpoints whose replies share a bandwidth by client
public record LoadReadings(
    ScenarioReading scenario,
    List<WindowReading> windows,
    List<StationReading> stations,
    List<LimitReading> limits,
    List<BreakerReading> breakers,
    List<ClientLinksReading> clientLinks) {
  public LoadReadings {
    windows = List.copyOf(windows);
    stations = List.copyOf(stations);
    limits = List.copyOf(limits);
    breakers = List.copyOf(breakers);
    clientLinks = List.copyOf(clientLinks);
  }

  /// @param timeNanos since its activation, on its own clock
  /// @param speed scenario seconds a second
  /// @param paused whether its time stands still
  public record ScenarioReading(String id, long timeNanos, double speed, boolean paused) {}

  /// @param active whether an occurrence is under way
  /// @param intensity 0..1; 0 where none is
  public record WindowReading(String id, boolean active, double intensity) {}

  /// What a station belongs to.
  public enum StationKind {
    /// Endpoints that share it.
    ENDPOINTS,
    DEPENDENCY
  }

  /// @param servers 0 where nothing bounds them
  /// @param inService requests in service
  /// @param waiting requests in the queue
  public record StationReading(
      StationKind kind, String name, int servers, int inService, int waiting) {}

  /// Decisions since the start, or since the limit last changed.
  ///
  /// @param admitted at once
  /// @param delayed let through after having been held back
  /// @param refused answered by the limit
  /// @param crowded decided by the limiter that clients share beyond the table's bound
  public record LimitReading(
      String name, long admitted, long delayed, long refused, long crowded) {}

  /// What a breaker does with calls.
  public enum BreakerState {
    CLOSED,
    HALF_OPEN,
    OPEN
  }

  /// @param caller id of the endpoint or dependency that calls
  public record BreakerReading(String caller, String dependency, BreakerState state) {}

  /// @param clients with a link of their own
  /// @param crowded replies on the link that clients share beyond the table's bound
  public record ClientLinksReading(String endpoint, int clients, long crowded) {}
}
