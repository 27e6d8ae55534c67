package dev.understudy.engine;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.engine.meter.EndpointRecord;
import dev.understudy.engine.reply.EncodedReply;
import java.util.List;

/// One endpoint of a running plan: what it is, what it has been through, its replies as bytes.
final class ServedEndpoint {
  /// Damage needs the whole payload in memory, per request.
  static final int LARGEST_DAMAGED = 16 << 20;

  final EndpointPlan plan;
  final EndpointRecord record;

  /// Whether a request's fate depends on its ordinal alone.
  final boolean steady;

  private final EncodedReply[][] replies; // by outcome, by place in its list of statuses

  /// @param more fields that every reply gets
  /// @throws IllegalArgumentException where a reply cannot be sent as it is configured
  ServedEndpoint(EndpointPlan plan, EndpointRecord record, List<Header> more) {
    this.plan = plan;
    this.record = record;
    this.steady = plan.steady();
    this.replies = new EncodedReply[plan.outcomes().size()][];
    for (int i = 0; i < replies.length; i++) {
      Outcome outcome = plan.outcomes().get(i).outcome();
      if (outcome instanceof Outcome.Corrupt) {
        checkSize(outcome.reply().body());
      }
      replies[i] = encode(outcome.reply(), more);
    }
  }

  private static EncodedReply[] encode(Reply reply, List<Header> more) {
    return reply.statuses().stream()
        .map(status -> new EncodedReply(status, reply.headers(), more, reply.body()))
        .toArray(EncodedReply[]::new);
  }

  private static void checkSize(Body body) {
    if (body instanceof Body.Generated generated && generated.size().upper() > LARGEST_DAMAGED) {
      throw new IllegalArgumentException(
          "a generated payload that is corrupted must have a max of at most "
              + (LARGEST_DAMAGED >> 20)
              + " MiB");
    }
  }

  /// The reply that was decided on.
  EncodedReply reply(Decision decision) {
    EncodedReply[] choices = replies[decision.outcome()];
    if (choices.length == 1) {
      return choices[0];
    }
    List<Integer> statuses = decision.outcomePlan().outcome().reply().statuses();
    return choices[statuses.indexOf(decision.status())];
  }
}
