package dev.understudy.core.predict;

import dev.understudy.core.dependency.Breaker;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.load.StationSize;
import java.util.List;
import java.util.Optional;

/// What decides requests in a run: the plan, or a model in a test.
public interface Subject {
  /// An endpoint without a station.
  int NO_STATION = -1;

  /// Stable names of the endpoints.
  List<String> endpoints();

  /// Names of an endpoint's outcomes, success first.
  List<String> outcomes(int endpoint);

  /// How many of these, the first ones, a request can have by itself; what comes after is what
  /// limits, stations and calls make of it.
  default int ownOutcomes(int endpoint) {
    return outcomes(endpoint).size();
  }

  /// Key of an endpoint's draws; made-up arrivals are drawn from it, too.
  long key(int endpoint);

  /// The endpoints' stations.
  default List<StationFacts> stations() {
    return List.of();
  }

  /// The station that an endpoint's requests go through, by number; [#NO_STATION] for none.
  default int station(int endpoint) {
    return NO_STATION;
  }

  /// Requests a second that limits let through to an endpoint; infinite where none does.
  default double limitPerSecond(int endpoint) {
    return Double.POSITIVE_INFINITY;
  }

  /// What endpoints call.
  default List<StationFacts> dependencies() {
    return List.of();
  }

  /// What the station of a dependency has seen up to `nanos`; nothing where it has none.
  default Optional<EventStation.Meter> dependencyMeter(int dependency, long nanos) {
    return Optional.empty();
  }

  /// Names of the breakers.
  default List<String> breakers() {
    return List.of();
  }

  /// What a breaker has done up to `nanos`.
  default Breaker.Meter breakerMeter(int breaker, long nanos) {
    throw new IndexOutOfBoundsException(breaker);
  }

  /// Decides the request that arrives at `nanos`, which never falls from call to call. `caller`
  /// hears of the answer once: at once, or from an event on the agenda; never where it waits for
  /// something that does not end.
  void arrive(int endpoint, long nanos, Caller caller);

  /// What is to come: events of requests that are decided in stages, and the requests of the run.
  Agenda agenda();

  /// A station by its name.
  ///
  /// @param size unbounded where nothing bounds its servers
  record StationFacts(String name, StationSize size) {}

  /// Who asked.
  @FunctionalInterface
  interface Caller {
    void answered(Answer answer);

    /// What tells this client from others, for limits that count by client.
    default Object client() {
      return "";
    }
  }
}
