package dev.understudy.core.predict;

import dev.understudy.core.measure.Histogram;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a run saw.
///
/// @param endpoints those that were asked, in the subject's order
/// @param facts of these endpoints
/// @param stations those of the endpoints that were asked
/// @param dependencies all
/// @param breakers all, by caller and dependency
public record Prediction(
    Horizon horizon,
    List<Timeline<Interval>> endpoints,
    List<EndpointFacts> facts,
    List<Timeline<StationInterval>> stations,
    List<Timeline<DependencyInterval>> dependencies,
    List<Timeline<BreakerInterval>> breakers) {
  public Prediction {
    endpoints = List.copyOf(endpoints);
    facts = List.copyOf(facts);
    stations = List.copyOf(stations);
    dependencies = List.copyOf(dependencies);
    breakers = List.copyOf(breakers);
  }

  /// What stands before an endpoint.
  ///
  /// @param station its name
  /// @param limitPerSecond requests that limits let through; infinite where there is none
  public record EndpointFacts(String id, Optional<String> station, double limitPerSecond) {}

  /// An endpoint that was asked, over the whole horizon.
  public Interval endpoint(String id) {
    return endpoints.stream().filter(it -> it.name().equals(id)).findFirst().orElseThrow().whole();
  }

  public EndpointFacts facts(String id) {
    return facts.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  /// Requests a second that come to a station.
  public double arrivalsPerSecond(String station) {
    return at(station).mapToDouble(Interval::arrivalsPerSecond).sum();
  }

  /// Offered load of a station by its servers: above 1 where more comes than it can serve; NaN
  /// where nothing bounds them.
  public double offeredUtilisation(String station) {
    double servers =
        stations.stream()
            .filter(it -> it.name().equals(station))
            .findFirst()
            .orElseThrow()
            .whole()
            .occupancy()
            .servers();
    return servers == 0
        ? Double.NaN
        : at(station).mapToDouble(Interval::offeredLoad).sum() / servers;
  }

  private Stream<Interval> at(String station) {
    return facts.stream()
        .filter(it -> it.station().filter(station::equals).isPresent())
        .map(it -> endpoint(it.id()));
  }

  /// One thing over time.
  ///
  /// @param whole over the whole horizon
  /// @param intervals one after the other
  public record Timeline<T>(String name, T whole, List<T> intervals) {
    public Timeline {
      intervals = List.copyOf(intervals);
    }
  }

  /// One endpoint in one span of time. Requests, their latencies and outcomes belong to the span in
  /// which they arrived; throughput, utilisation and queue length to the span in which they
  /// happened.
  ///
  /// @param requests that arrived
  /// @param unanswered those of them that never get a reply
  /// @param served those that were served, well or with an error of their own or of a call
  /// @param refused those that a limit, a full queue or its timeout sent away
  /// @param failedByLoad those that a limit, a station or a call made fail; holds the refused
  /// @param waited those of the served that had to wait
  /// @param outcomes how many of the answered had each outcome, success first
  /// @param throughputPerSecond replies begun to requests that were served
  /// @param inService mean number of requests in service
  /// @param utilisation busy share of the station's servers, whoever keeps them busy; NaN where
  ///   nothing bounds them
  /// @param queueLength mean number of requests waiting, in the queue or held back by a limit
  /// @param waitMeanNanos of those served; NaN without any
  /// @param holdMeanNanos time for which one that is served holds a server; NaN without any
  /// @param latency arrival to reply, of those served and answered
  public record Interval(
      long fromNanos,
      long toNanos,
      long requests,
      long unanswered,
      long served,
      long refused,
      long failedByLoad,
      long waited,
      List<OutcomeCount> outcomes,
      double throughputPerSecond,
      double inService,
      double utilisation,
      double queueLength,
      double waitMeanNanos,
      double holdMeanNanos,
      Histogram latency) {
    public Interval {
      outcomes = List.copyOf(outcomes);
    }

    public double arrivalsPerSecond() {
      return requests / ((toNanos - fromNanos) / 1e9);
    }

    /// The latency at share p in (0, 1] in nanoseconds, NaN without any; 0 for what is below the
    /// resolution of 8 ns.
    public double quantileNanos(double p) {
      double quantile = latency.quantileNanos(p);
      return quantile < 8 ? 0 : quantile;
    }

    /// Servers that the requests would keep busy if all were served: arrival rate x mean hold time,
    /// in erlangs.
    public double offeredLoad() {
      return requests == 0 ? 0 : arrivalsPerSecond() * holdMeanNanos / 1e9;
    }
  }

  public record OutcomeCount(String name, long count) {}

  /// A station in one span of time.
  public record StationInterval(long fromNanos, long toNanos, Occupancy occupancy) {}

  /// How full a station was, on average over a span of time.
  ///
  /// @param servers 0 where nothing bounds them
  /// @param inService mean number of requests in service
  /// @param queueLength mean number of requests waiting
  public record Occupancy(double servers, double inService, double queueLength) {
    /// Busy share of the servers; NaN where nothing bounds them.
    public double utilisation() {
      return servers == 0 ? Double.NaN : inService / servers;
    }
  }

  /// A dependency in one span of time. Calls are those of the endpoints; what a dependency calls in
  /// turn is seen in the occupancy and the refusals of its station only.
  ///
  /// @param calls made by requests that arrived in the span
  /// @param failed those of them whose last try failed
  /// @param tries of those calls, the ones refused by a breaker included
  /// @param takenMeanNanos from a call's start to its end, tries, pauses and fallback together; NaN
  ///   without any
  /// @param refused tries that the station's queue sent away
  /// @param occupancy of its station, where it has one
  public record DependencyInterval(
      long fromNanos,
      long toNanos,
      long calls,
      long failed,
      long tries,
      double takenMeanNanos,
      long refused,
      Optional<Occupancy> occupancy) {}

  /// A breaker in one span of time.
  ///
  /// @param notClosed share of the time in which it was open or half open
  /// @param refused calls that it did not let through
  public record BreakerInterval(long fromNanos, long toNanos, double notClosed, long refused) {}
}
