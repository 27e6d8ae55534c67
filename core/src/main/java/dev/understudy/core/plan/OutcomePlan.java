package dev.understudy.core.plan;

import dev.understudy.core.outcome.Outcome;

/// One outcome of an endpoint, compiled.
///
/// @param name `success`, the error's name, or what a limit, a station or a call made of the
///   request
/// @param latency the service time of requests with this outcome
/// @param ownLatency whether that is the error's own, on which windows do not act, and not the
///   endpoint's
/// @param outcome what is sent
public record OutcomePlan(String name, LatencyModel latency, boolean ownLatency, Outcome outcome) {
  public static final String SUCCESS = "success";

  /// An outcome that takes the endpoint's latency.
  public OutcomePlan(String name, LatencyModel latency, Outcome outcome) {
    this(name, latency, false, outcome);
  }
}
