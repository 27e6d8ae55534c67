package dev.understudy.core.plan;

/// A request's whole fate, decided at its arrival.
///
/// @param endpoint what was asked for
/// @param ordinal how many requests of the endpoint came before it
/// @param arrivalNanos when its first byte was seen, on the caller's clock
/// @param outcome index into [EndpointPlan#outcomes]; 0 is success
/// @param status of the reply
/// @param serviceNanos work without queueing: the configuration's latency
/// @param bodyBytes length of the undamaged payload
public record Decision(
    EndpointPlan endpoint,
    long ordinal,
    long arrivalNanos,
    int outcome,
    int status,
    long serviceNanos,
    long bodyBytes) {
  /// When the reply begins: arrival + decided time, on the caller's clock.
  public long deadlineNanos() {
    return arrivalNanos + serviceNanos;
  }

  /// The outcome as configured.
  public OutcomePlan outcomePlan() {
    return endpoint.outcomes().get(outcome);
  }
}
