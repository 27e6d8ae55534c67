package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.Reply;
import java.util.List;
import java.util.Optional;

/// A request's whole fate. For most requests it is known at arrival; for staged ones once their
/// last stage is.
///
/// Two shapes, so that who uses neither time nor load does not carry their fields: [Steady] is 56
/// bytes, [Loaded] 88.
public sealed interface Decision permits Decision.Steady, Decision.Loaded {
  /// What was asked for.
  EndpointPlan endpoint();

  /// How many requests of the endpoint came before it.
  long ordinal();

  /// When its first byte was seen, on the caller's clock.
  long arrivalNanos();

  /// Index into [EndpointPlan#outcomes]; 0 is success.
  int outcome();

  /// Of the reply.
  int status();

  /// In the queue, or held back by a limit.
  long waitNanos();

  /// Work without queueing: the configuration's latency, slowed by contention.
  long serviceNanos();

  /// Waiting for dependencies.
  long callNanos();

  /// When the reply begins, on the caller's clock: arrival + wait, service and calls + stalls.
  long deadlineNanos();

  /// Length of the undamaged payload.
  long bodyBytes();

  /// Of the service time, windows and contention included.
  Distribution law();

  /// What few requests have.
  Detail detail();

  /// The same with a payload whose length shows late.
  Decision withBodyBytes(long bytes);

  /// The fate of a request that neither time nor load has a say in: it follows from its ordinal.
  record Steady(
      EndpointPlan endpoint,
      long ordinal,
      long arrivalNanos,
      int outcome,
      long serviceNanos,
      long bodyBytes)
      implements Decision {
    @Override
    public int status() {
      return endpoint.status(outcome, ordinal);
    }

    @Override
    public long waitNanos() {
      return 0;
    }

    @Override
    public long callNanos() {
      return 0;
    }

    @Override
    public long deadlineNanos() {
      return arrivalNanos + serviceNanos;
    }

    @Override
    public Distribution law() {
      return outcomePlan().latency().law();
    }

    @Override
    public Detail detail() {
      return Detail.NONE;
    }

    @Override
    public Steady withBodyBytes(long bytes) {
      return new Steady(endpoint, ordinal, arrivalNanos, outcome, serviceNanos, bytes);
    }
  }

  /// The fate of any request.
  record Loaded(
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
      Detail detail)
      implements Decision {
    @Override
    public Loaded withBodyBytes(long bytes) {
      return new Loaded(
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
  }

  /// What few requests have.
  ///
  /// @param limit that was met, empty for none
  /// @param retryAfterNanos until the limit lets a request through; 0 where it did not refuse this
  ///   one
  /// @param remaining requests that the limit would let through at once, after this one
  /// @param resetNanos until its whole burst is there again
  /// @param calls made, in the order written
  record Detail(
      Optional<Limit> limit,
      long retryAfterNanos,
      long remaining,
      long resetNanos,
      List<CallTaken> calls) {
    public static final Detail NONE = new Detail(Optional.empty(), 0, 0, 0, List.of());

    public Detail {
      calls = List.copyOf(calls);
    }
  }

  /// One call, as it went.
  ///
  /// @param dependency its id
  /// @param startNanos on the caller's clock
  /// @param takenNanos with its tries, pauses and fallback
  record CallTaken(String dependency, long startNanos, long takenNanos, int attempts, boolean ok) {}

  /// The outcome as configured.
  default OutcomePlan outcomePlan() {
    return endpoint().outcomes().get(outcome());
  }

  /// The same with an outcome that shows when the endpoint does its work.
  default Decision withOutcome(int shown) {
    return withOutcome(
        shown, endpoint().outcomes().get(shown).outcome().reply().statuses().getFirst());
  }

  /// The same with an outcome and one of its statuses.
  default Decision withOutcome(int shown, int itsStatus) {
    Reply reply = endpoint().outcomes().get(shown).outcome().reply();
    return new Loaded(
        endpoint(),
        ordinal(),
        arrivalNanos(),
        shown,
        itsStatus,
        waitNanos(),
        serviceNanos(),
        callNanos(),
        deadlineNanos(),
        reply.body().length(endpoint().key(), ordinal()),
        law(),
        detail());
  }

  /// Arrival to the beginning of the reply.
  default long responseNanos() {
    return deadlineNanos() - arrivalNanos();
  }
}
