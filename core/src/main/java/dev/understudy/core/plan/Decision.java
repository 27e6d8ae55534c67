package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.Reply;
import java.util.List;

/// A request's whole fate. For most requests it is known at arrival; for staged ones once their
/// last stage is.
///
/// @param endpoint what was asked for
/// @param ordinal how many requests of the endpoint came before it
/// @param arrivalNanos when its first byte was seen, on the caller's clock
/// @param outcome index into [EndpointPlan#outcomes]; 0 is success
/// @param status of the reply
/// @param waitNanos in the queue, or held back by a limit
/// @param serviceNanos work without queueing: the configuration's latency, slowed by contention
/// @param callNanos waiting for dependencies
/// @param deadlineNanos when the reply begins, on the caller's clock: arrival + all of these +
///   stalls
/// @param bodyBytes length of the undamaged payload
/// @param law of the service time, windows and contention included
/// @param detail what few requests have
public record Decision(
    EndpointPlan endpoint,
    long ordinal,
    long arrivalNanos,
    int outcome,
    int status,
    long waitNanos,
    long serviceNanos,
    long callNanos,
    long deadlineNanos,
    long bodyBytes,
    Distribution law,
    Detail detail) {
  /// What few requests have.
  ///
  /// @param limit that was met, empty for none
  /// @param retryAfterNanos until the limit lets a request through; 0 where it did not refuse this
  ///   one
  /// @param remaining requests that the limit would let through at once, after this one
  /// @param resetNanos until its whole burst is there again
  /// @param calls made, in the order written
  public record Detail(
      java.util.Optional<Limit> limit,
      long retryAfterNanos,
      long remaining,
      long resetNanos,
      List<CallTaken> calls) {
    public static final Detail NONE = new Detail(java.util.Optional.empty(), 0, 0, 0, List.of());

    public Detail {
      calls = List.copyOf(calls);
    }
  }

  /// One call, as it went.
  ///
  /// @param dependency its id
  /// @param startNanos on the caller's clock
  /// @param takenNanos with its tries, pauses and fallback
  public record CallTaken(
      String dependency, long startNanos, long takenNanos, int attempts, boolean ok) {}

  /// The outcome as configured.
  public OutcomePlan outcomePlan() {
    return endpoint.outcomes().get(outcome);
  }

  /// The same with an outcome that shows when the endpoint does its work.
  public Decision withOutcome(int shown) {
    return withOutcome(
        shown, endpoint.outcomes().get(shown).outcome().reply().statuses().getFirst());
  }

  /// The same with an outcome and one of its statuses.
  public Decision withOutcome(int shown, int itsStatus) {
    Reply reply = endpoint.outcomes().get(shown).outcome().reply();
    return new Decision(
        endpoint,
        ordinal,
        arrivalNanos,
        shown,
        itsStatus,
        waitNanos,
        serviceNanos,
        callNanos,
        deadlineNanos,
        reply.body().length(endpoint.key(), ordinal),
        law,
        detail);
  }

  /// The same with a payload whose length shows late.
  public Decision withBodyBytes(long bytes) {
    return new Decision(
        endpoint,
        ordinal,
        arrivalNanos,
        outcome,
        status,
        waitNanos,
        serviceNanos,
        callNanos,
        deadlineNanos,
        bytes,
        law,
        detail);
  }

  /// Arrival to the beginning of the reply.
  public long responseNanos() {
    return deadlineNanos - arrivalNanos;
  }
}
