package dev.understudy.core.plan;

import dev.understudy.core.outcome.Outcome;

/// One outcome of an endpoint, compiled.
///
/// @param name `success` or the error's name
/// @param latency the service time of requests with this outcome: the endpoint's, or the error's
///   own
/// @param outcome what is sent
public record OutcomePlan(String name, LatencyModel latency, Outcome outcome) {
  public static final String SUCCESS = "success";
}
