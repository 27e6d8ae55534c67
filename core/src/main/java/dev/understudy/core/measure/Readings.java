package dev.understudy.core.measure;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What the engine has done since it started, at one moment.
///
/// @param endpoints in the order of the running plan
/// @param connections open now
/// @param connectionsAccepted since the start
/// @param connectionsRefused because the bound was reached, since the start
/// @param connectionsTimedOut closed because the client did not do its part in time (a head or a
///   payload that did not go on, a reply that was not taken, no request), since the start
/// @param inFlight requests whose reply is not complete
/// @param unmatched requests that belonged to no endpoint (404, 405), since the start
/// @param malformed requests that were refused (400, 413, 414, 431, ...), since the start
/// @param bytesReceived since the start
/// @param bytesSent since the start
/// @param reloads plans applied after the first
/// @param overall times of all endpoints together
/// @param since when the counting of `overall` began: at the start or with the last reset
/// @param load stations, limits, windows and the scenario
/// @param sessions of workflows, and what expressions could not say
public record Readings(
    List<EndpointReading> endpoints,
    long connections,
    long connectionsAccepted,
    long connectionsRefused,
    long connectionsTimedOut,
    long inFlight,
    long unmatched,
    long malformed,
    long bytesReceived,
    long bytesSent,
    long reloads,
    Times overall,
    Instant since,
    LoadReadings load,
    SessionReading sessions) {
  public Readings {
    endpoints = List.copyOf(endpoints);
  }

  /// The same with those endpoints alone.
  public Readings only(Set<String> ids) {
    return new Readings(
        endpoints.stream().filter(it -> ids.contains(it.id())).toList(),
        connections,
        connectionsAccepted,
        connectionsRefused,
        connectionsTimedOut,
        inFlight,
        unmatched,
        malformed,
        bytesReceived,
        bytesSent,
        reloads,
        overall,
        since,
        load,
        sessions);
  }

  /// Workflows and expressions.
  ///
  /// @param live sessions that are remembered
  /// @param evicted sessions that were forgotten for lack of room
  /// @param failedExpressions expressions that had no value for a request
  public record SessionReading(long live, long evicted, long failedExpressions) {
    /// Nothing of the kind.
    public static final SessionReading NONE = new SessionReading(0, 0, 0);
  }

  /// Times of replies that were begun.
  ///
  /// @param intended decided response times of requests whose reply was begun
  /// @param actual first byte of the request seen to first byte of the reply written
  /// @param lateness our own error: actual - intended, less what the client held the reply back by
  ///   a request that was not complete at its deadline, an earlier request on the same connection
  ///   that had to be answered first, or earlier replies that it did not take
  public record Times(Histogram intended, Histogram actual, Histogram lateness) {
    /// Without values, to add to.
    public static Times none() {
      return new Times(new Histogram(), new Histogram(), new Histogram());
    }

    /// What came after `earlier`, which was read of the same counters before.
    public Times since(Times earlier) {
      return new Times(
          intended.since(earlier.intended),
          actual.since(earlier.actual),
          lateness.since(earlier.lateness));
    }
  }

  /// One endpoint since the start, since its behaviour last changed or since the last reset.
  ///
  /// @param since when its counting began
  /// @param outcomes how many decisions had each outcome, by name, success first
  /// @param inFlight admitted, reply not complete; some of them may still be to decide
  /// @param abandoned the client went away before its reply began
  /// @param leftInPlace those of them whose request kept its place in a station or at a dependency
  /// @param calls that its requests made themselves, by dependency
  /// @param times empty where they were not asked for
  public record EndpointReading(
      String id,
      Instant since,
      List<OutcomeCount> outcomes,
      long inFlight,
      long abandoned,
      long leftInPlace,
      List<CallCount> calls,
      Times times) {
    public EndpointReading {
      outcomes = List.copyOf(outcomes);
      calls = List.copyOf(calls);
    }

    /// Decisions made.
    public long requests() {
      long sum = 0;
      for (OutcomeCount outcome : outcomes) {
        sum += outcome.count();
      }
      return sum;
    }

    public Histogram intended() {
      return times.intended();
    }

    public Histogram actual() {
      return times.actual();
    }

    public Histogram lateness() {
      return times.lateness();
    }
  }

  public record OutcomeCount(String name, long count) {}

  /// Calls of decided requests to one dependency.
  ///
  /// @param calls that ended before the calls as a whole had
  /// @param failures those of them that failed, whatever was done about it
  /// @param tries that they took, those refused by a breaker included
  public record CallCount(String dependency, long calls, long failures, long tries) {}
}
