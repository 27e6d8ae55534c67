package dev.understudy.config.compile;

import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.OnFailure;
import dev.understudy.config.document.Payload;
import dev.understudy.config.document.RateLimit;
import dev.understudy.config.document.Response;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.OutcomePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Outcomes that no draw picks: what a limit, a station or a call makes of a request. Their names
/// hold a blank, which no error's name can.
final class SyntheticOutcomes {
  /// A request that found the queue full.
  static final String QUEUE_FULL = "queue full";

  /// A request that left the queue after its timeout.
  static final String QUEUE_TIMEOUT = "queue timeout";

  /// A request that a rate limit refused.
  static final String RATE_LIMITED = "rate limited";

  /// A request that its workflow does not expect.
  static final String OUT_OF_ORDER = "out of order";

  private static final Response CONFLICT = status(409);
  private static final Response UNAVAILABLE = status(503);
  private static final Response TOO_MANY = status(429);
  private static final Response BAD_GATEWAY = status(502);

  private final List<OutcomePlan> outcomes;
  private final Bodies bodies;
  private final LatencyModel none;
  private final LatencyModel latency;
  private final Scope scope;

  /// @param outcomes of the endpoint, to which these are added
  /// @param none no service time at all
  /// @param latency the endpoint's
  /// @param scope of expressions in replies
  SyntheticOutcomes(
      List<OutcomePlan> outcomes,
      Bodies bodies,
      LatencyModel none,
      LatencyModel latency,
      Scope scope) {
    this.outcomes = outcomes;
    this.bodies = bodies;
    this.none = none;
    this.latency = latency;
    this.scope = scope;
  }

  /// What a failed call to `dependency` makes of a request.
  static String failed(String dependency) {
    return dependency + " failed";
  }

  private static Response status(long status) {
    return new Response(
        Optional.of(Located.of(List.of(status))), List.of(), new Payload.None(), Optional.empty());
  }

  /// Number of the outcome of a full queue.
  int queueFull(Capacity capacity) {
    return refusal(QUEUE_FULL, whenFull(capacity));
  }

  /// Number of the outcome of a wait that took too long.
  int queueTimeout(Capacity capacity) {
    Response response =
        capacity
            .whenTimeout()
            .map(it -> stated(it.value(), UNAVAILABLE))
            .orElseGet(() -> whenFull(capacity));
    return refusal(QUEUE_TIMEOUT, response);
  }

  /// Number of the outcome of a request that a workflow refuses.
  int outOfOrder(Response written) {
    Outcome outcome = new Outcome.ErrorResponse(bodies.reply(stated(written, CONFLICT), scope));
    int several = 1;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).name().startsWith(OUT_OF_ORDER)) {
        if (outcomes.get(i).outcome().equals(outcome)) {
          return i;
        }
        several++;
      }
    }
    String name = several == 1 ? OUT_OF_ORDER : OUT_OF_ORDER + " (" + several + ")";
    return add(new OutcomePlan(name, none, true, outcome));
  }

  /// Number of the outcome of a request that a store refuses.
  int stored(String name, int usual, Optional<Response> written) {
    Response response = stated(written.orElse(Response.EMPTY), status(usual));
    return add(
        new OutcomePlan(
            name, latency, false, new Outcome.ErrorResponse(bodies.reply(response, scope))));
  }

  /// Number of the outcome of a request that the endpoint's terms turn away.
  int turnedAway(String name, Reply reply) {
    return add(new OutcomePlan(name, none, true, new Outcome.ErrorResponse(reply)));
  }

  private static Response whenFull(Capacity capacity) {
    return capacity.whenFull().map(it -> stated(it.value(), UNAVAILABLE)).orElse(UNAVAILABLE);
  }

  /// Number of the outcome of a limit that refuses.
  int rateLimited(RateLimit limit) {
    return refusal(
        RATE_LIMITED,
        limit.whenExceeded().map(it -> stated(it.value(), TOO_MANY)).orElse(TOO_MANY));
  }

  /// Number of the outcome of a call that failed; 0 where it cannot fail the request.
  int failed(CallStep.Call call) {
    Response response =
        switch (call.onFailure().map(Located::value).orElse(new OnFailure.Answer(BAD_GATEWAY))) {
          case OnFailure.Answer(var written) -> stated(written, BAD_GATEWAY);
          case OnFailure.Ignore _, OnFailure.Fallback _ -> Response.EMPTY;
        };
    boolean fails =
        call.onFailure().filter(it -> !(it.value() instanceof OnFailure.Answer)).isEmpty();
    if (!fails) {
      return 0;
    }
    Outcome outcome = new Outcome.ErrorResponse(bodies.reply(response, scope));
    String name = failed(call.to().value());
    int several = 1;
    for (int i = 0; i < outcomes.size(); i++) {
      OutcomePlan other = outcomes.get(i);
      if (other.name().equals(name) && other.outcome().equals(outcome)) {
        return i;
      }
      if (other.name().equals(name) || other.name().startsWith(name + " (")) {
        several++;
      }
    }
    return add(
        new OutcomePlan(
            several == 1 ? name : name + " (" + several + ")", latency, false, outcome));
  }

  private int refusal(String name, Response response) {
    return add(
        new OutcomePlan(
            name, none, true, new Outcome.ErrorResponse(bodies.reply(response, scope))));
  }

  private int add(OutcomePlan outcome) {
    outcomes.add(outcome);
    return outcomes.size() - 1;
  }

  /// With the status of `otherwise` where none is written.
  private static Response stated(Response written, Response otherwise) {
    return written.statuses().isPresent()
        ? written
        : new Response(
            otherwise.statuses(), written.headers(), written.payload(), written.templates());
  }

  /// The calls of a tree in the order in which a log has them.
  static List<CallStep.Call> flat(List<CallStep> steps) {
    List<CallStep.Call> calls = new ArrayList<>();
    for (CallStep step : steps) {
      switch (step) {
        case CallStep.Call call -> calls.add(call);
        case CallStep.Parallel(var branches, _, _) -> calls.addAll(flat(branches));
        case CallStep.Sequence(var inner, _) -> calls.addAll(flat(inner));
      }
    }
    return calls;
  }
}
