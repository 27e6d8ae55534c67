package dev.understudy.bench.soak;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import java.util.Arrays;
import java.util.Locale;

/// One endpoint as the soak asks for it, and what its configuration says a reply may look like.
///
/// @param weight share of the load, relative to the other targets
/// @param changing whether reloads change its payload, which is then not compared
record Target(EndpointPlan plan, String method, String path, double weight, boolean changing) {
  static final String UNTOLD = "untold: ";

  /// How a request ended, as a client sees it.
  enum Ending {
    /// A whole HTTP reply.
    REPLY,
    /// RST before the reply was whole.
    RESET,
    /// FIN before a byte of a reply.
    EMPTY,
    /// FIN within a reply.
    SHORT,
    /// Bytes that are no HTTP.
    GARBAGE
  }

  String id() {
    return plan.id();
  }

  /// The name of the outcome that looks like this; what no outcome looks like begins with
  /// [#UNTOLD].
  String outcome(Ending ending, int status, byte[] payload) {
    for (OutcomePlan outcome : plan.outcomes()) {
      if (looksLike(outcome.outcome(), ending, status, payload)) {
        return outcome.name();
      }
    }
    return UNTOLD
        + (ending == Ending.REPLY ? "status " + status : ending.name().toLowerCase(Locale.ROOT));
  }

  private boolean looksLike(Outcome outcome, Ending ending, int status, byte[] payload) {
    return switch (outcome) {
      case Outcome.Success(var reply) ->
          ending == Ending.REPLY
              && reply.statuses().contains(status)
              && (changing || fits(reply.body(), payload));
      case Outcome.ErrorResponse(var reply) ->
          ending == Ending.REPLY
              && reply.statuses().contains(status)
              && fits(reply.body(), payload);
      case Outcome.Corrupt(var reply, _, _) ->
          ending == Ending.REPLY
              && reply.statuses().contains(status)
              && reply.body() instanceof Body.Fixed(_, byte[] whole)
              && payload.length == whole.length
              && !Arrays.equals(payload, whole);
      case Outcome.Broken(_, var fault) ->
          switch (fault) {
            case Fault.Reset _ -> ending == Ending.RESET;
            case Fault.Empty _ -> ending == Ending.EMPTY;
            case Fault.ShortBody _ -> ending == Ending.SHORT;
            case Fault.Garbage _ -> ending == Ending.GARBAGE;
            default -> throw new IllegalArgumentException("the soak does not know " + fault);
          };
    };
  }

  private static boolean fits(Body body, byte[] payload) {
    return switch (body) {
      case Body.Fixed(_, byte[] bytes) -> Arrays.equals(bytes, payload);
      case Body.Generated generated ->
          payload.length >= generated.prefix().length + generated.suffix().length;
      case Body.Examples examples ->
          examples.examples().stream().anyMatch(example -> fits(example.body(), payload));
      case Body.Templated templated -> payload.length >= templated.template().literalBytes();
    };
  }
}
