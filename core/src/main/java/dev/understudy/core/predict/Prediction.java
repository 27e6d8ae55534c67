package dev.understudy.core.predict;

import dev.understudy.core.measure.Histogram;
import java.util.List;

/// What a run saw.
///
/// @param endpoints in the subject's order
public record Prediction(Horizon horizon, List<EndpointPrediction> endpoints) {
  public Prediction {
    endpoints = List.copyOf(endpoints);
  }

  /// One endpoint.
  ///
  /// @param whole over the whole horizon
  /// @param intervals one after the other
  public record EndpointPrediction(String id, Interval whole, List<Interval> intervals) {
    public EndpointPrediction {
      intervals = List.copyOf(intervals);
    }
  }

  /// One endpoint in one span of time. Requests, their latencies and outcomes belong to the span in
  /// which they arrived; throughput, utilisation and queue length to the span in which they
  /// happened.
  ///
  /// @param requests that arrived
  /// @param unanswered those of them that never get a reply
  /// @param outcomes how many of them had each outcome, success first
  /// @param throughputPerSecond replies begun to requests that were served
  /// @param inService mean number of requests in service
  /// @param utilisation busy share of the servers; NaN where nothing bounds them
  /// @param queueLength mean number of requests waiting
  /// @param waitMeanNanos of those served; NaN without any
  /// @param latency arrival to reply, of those answered
  public record Interval(
      long fromNanos,
      long toNanos,
      long requests,
      long unanswered,
      List<OutcomeCount> outcomes,
      double throughputPerSecond,
      double inService,
      double utilisation,
      double queueLength,
      double waitMeanNanos,
      Histogram latency) {
    public Interval {
      outcomes = List.copyOf(outcomes);
    }
  }

  public record OutcomeCount(String name, long count) {}
}
