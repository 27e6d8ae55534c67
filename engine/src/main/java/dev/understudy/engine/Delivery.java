package dev.understudy.engine;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.WireStep;
import dev.understudy.core.plan.Decision;
import dev.understudy.engine.reply.EncodedReply;
import dev.understudy.engine.reply.Payload;
import dev.understudy.engine.reply.Persistence;
import java.util.List;

/// How a decided reply is sent: as one constant, or as a [Transmission].
final class Delivery {
  private Delivery() {}

  /// Whether head and payload are the same for every request that gets this reply.
  static boolean isConstant(Exchange exchange) {
    Decision decision = exchange.decision;
    if (decision == null) {
      return true;
    }
    ActivePlan plan = exchange.plan;
    boolean announces =
        plan != null && !Announced.isNone(plan.plan.exposure(), decision, exchange.correlation)
            || !fields(exchange).isEmpty();
    Outcome outcome = decision.outcomePlan().outcome();
    boolean whole = outcome instanceof Outcome.Success || outcome instanceof Outcome.ErrorResponse;
    boolean paced = decision.bodyBytes() > 0 && decision.endpoint().transfer().pacesReplies();
    return whole && !announces && !paced && exchange.reply().isInline();
  }

  /// The script of a reply that is not constant.
  static Transmission of(Exchange exchange, Persistence persistence) {
    Decision decision = exchange.decision;
    if (decision == null) {
      throw new IllegalStateException("only what was decided can be anything but constant");
    }
    EncodedReply reply = exchange.reply();
    CharSequence more = announced(exchange, decision) + fields(exchange);
    long bytes = reply.hasPayload() ? decision.bodyBytes() : 0;
    return switch (decision.outcomePlan().outcome()) {
      case Outcome.Success _, Outcome.ErrorResponse _ ->
          script(Transmission.WHOLE, exchange, payload(exchange), bytes, bytes, persistence, more);
      case Outcome.Corrupt corrupt -> damaged(corrupt, exchange, decision, persistence, more);
      case Outcome.Broken(var _, var fault) -> {
        List<WireStep> steps = fault.script(decision.endpoint().key(), decision.ordinal());
        yield script(steps, exchange, payload(exchange), bytes, bytes, persistence, more);
      }
    };
  }

  private static Transmission damaged(
      Outcome.Corrupt corrupt,
      Exchange exchange,
      Decision decision,
      Persistence persistence,
      CharSequence more) {
    EncodedReply reply = exchange.reply();
    byte[] payload =
        reply.body() instanceof Body.Fixed(var _, var bytes)
            ? bytes
            : payload(exchange).bytes((int) decision.bodyBytes());
    byte[] damaged = corrupt.damage().apply(payload, decision.endpoint().key(), decision.ordinal());
    boolean lies = corrupt.declaredLength() && damaged.length != payload.length;
    return script(
        lies ? Transmission.WHOLE_THEN_CLOSE : Transmission.WHOLE,
        exchange,
        Payload.of(damaged),
        damaged.length,
        lies ? payload.length : damaged.length,
        persistence,
        more);
  }

  private static Transmission script(
      List<WireStep> steps,
      Exchange exchange,
      Payload payload,
      long payloadBytes,
      long statedBytes,
      Persistence persistence,
      CharSequence more) {
    return new Transmission(
        steps,
        exchange.reply(),
        payload,
        payloadBytes,
        statedBytes,
        exchange.headOnly,
        persistence,
        more,
        exchange.pace());
  }

  private static Payload payload(Exchange exchange) {
    Conversation conversation = exchange.conversation;
    return conversation != null && conversation.payload().isPresent()
        ? conversation.payload().get()
        : exchange.reply().payload();
  }

  /// Fields that the request's conversation adds.
  private static String fields(Exchange exchange) {
    Conversation conversation = exchange.conversation;
    return conversation == null ? "" : conversation.fields();
  }

  private static String announced(Exchange exchange, Decision decision) {
    ActivePlan plan = exchange.plan;
    return plan == null
        ? ""
        : Announced.fields(plan.plan.exposure(), decision, exchange.correlation);
  }
}
