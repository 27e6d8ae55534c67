package dev.understudy.engine;

import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.route.Router;
import dev.understudy.core.route.Router.Miss;
import dev.understudy.core.verify.Evidence;
import dev.understudy.core.workflow.Entry;
import dev.understudy.engine.http.BadRequest;
import dev.understudy.engine.http.RequestHead;
import dev.understudy.engine.meter.EndpointMeter;
import dev.understudy.engine.reply.EncodedReply;
import java.util.List;
import java.util.OptionalInt;

/// Gives each request of a connection its reply and its deadline.
final class Admission {
  /// What is to be read after a head.
  enum Verdict {
    /// Its payload, if it has one, then the next head.
    ADMITTED,
    /// Its payload, which has to be seen before it can be matched.
    NEEDS_PAYLOAD,
    /// Nothing: the connection ends with the reply.
    LAST
  }

  private static final byte[] NO_BYTES = new byte[0];

  private final Loop loop;
  private final PlanSwitch plans;
  private final ExchangeQueue queue;

  Admission(Loop loop, PlanSwitch plans, ExchangeQueue queue) {
    this.loop = loop;
    this.plans = plans;
    this.queue = queue;
  }

  boolean isFull() {
    return queue.isFull();
  }

  /// A head has been read whose first byte was seen at `arrivalNanos`.
  Verdict open(RequestHead head, long arrivalNanos, long nowNanos) {
    Exchange exchange = queue.add();
    loop.meter.inFlight.add(1);
    exchange.arrivalNanos = arrivalNanos;
    exchange.readyNanos = nowNanos;
    exchange.method = head.method();
    exchange.path = head.path();
    exchange.query = head.query();
    if (loop.observers.wantHeaders(head)) {
      exchange.headers = head.fields();
    }
    exchange.headOnly = head.method().equals("HEAD");
    exchange.http10 = head.minorVersion() == 0;
    exchange.persistent = head.persistent();
    exchange.awaitsContinue = head.expectsContinue();
    exchange.requestComplete = head.payloadBytes() == RequestHead.NO_PAYLOAD;
    if (exchange.requestComplete) {
      head.body(NO_BYTES);
    }
    if (!match(exchange, head, nowNanos)) {
      return Verdict.NEEDS_PAYLOAD;
    }
    if (exchange.decision == null && exchange.ticket == null && exchange.awaitsContinue) {
      // The client may or may not send its payload after this answer: nothing can follow it.
      exchange.persistent = false;
      exchange.lingers = true;
      exchange.requestComplete = true;
      return Verdict.LAST;
    }
    return Verdict.ADMITTED;
  }

  /// The payload that the last request's match depends on has been read.
  void match(RequestHead head, long nowNanos) {
    if (!match(last(), head, nowNanos)) {
      throw new IllegalStateException("the router asked twice for a payload");
    }
  }

  /// Bytes of the last request's payload have come.
  void received(int bytes, long nowNanos) {
    Upload upload = last().upload;
    if (upload != null) {
      upload.received(bytes, nowNanos);
    }
  }

  /// The last request has been read to its end.
  void requestComplete(long nowNanos) {
    Exchange exchange = last();
    exchange.requestComplete = true;
    exchange.readyNanos = later(exchange.readyNanos, nowNanos);
  }

  /// What has been read is no request, or none that is taken. It is answered in its turn.
  void refuse(BadRequest why, long nowNanos) {
    Exchange exchange;
    if (queue.size() > 0 && !last().requestComplete) {
      exchange = last();
      loop.timer.cancel(exchange);
      exchange.abandonTicket();
      if (exchange.meter != null) {
        exchange.meter.ended();
      }
      exchange.decision = null;
      exchange.meter = null;
      exchange.requestComplete = true;
      exchange.awaitsContinue = false;
    } else {
      exchange = queue.add();
      loop.meter.inFlight.add(1);
      exchange.arrivalNanos = nowNanos;
    }
    exchange.persistent = false;
    exchange.lingers = true;
    exchange.readyNanos = nowNanos;
    loop.meter.malformed.add(1);
    answer(exchange, plans.current(), StockReplies.refusal(plans.current(), why));
  }

  private Exchange last() {
    return queue.get(queue.size() - 1);
  }

  /// Gives false where the payload has to be seen first.
  private boolean match(Exchange exchange, RequestHead head, long nowNanos) {
    ActivePlan plan = plans.current();
    int found = plan.plan.router().find(head);
    if (found == Router.NEEDS_BODY) {
      return false;
    }
    if (found == Router.NONE) {
      answer(exchange, plan, unmatched(exchange, plan, head));
      return true;
    }
    Interplay interplay = plan.interplay(found);
    if (interplay == null) {
      decide(exchange, plan, found, head, nowNanos);
      return true;
    }
    if (interplay.readsBody() && head.body().isEmpty()) {
      return false;
    }
    converse(exchange, plan, found, interplay, head, nowNanos);
    return true;
  }

  /// A request that has to do with sessions, or whose reply is made for it alone.
  private void converse(
      Exchange exchange,
      ActivePlan plan,
      int found,
      Interplay interplay,
      RequestHead head,
      long nowNanos) {
    Conversation conversation =
        new Conversation(plan, interplay, interplay.isStaged() ? head.copy() : head);
    exchange.conversation = conversation;
    int index = found;
    OptionalInt refused = conversation.refused();
    if (refused.isPresent()) {
      Decider decider = plan.deciders[loop.index];
      refuse(
          exchange,
          plan,
          found,
          decider.turnAway(found, refused.getAsInt(), exchange.arrivalNanos),
          nowNanos);
      return;
    }
    switch (conversation.enter(exchange.arrivalNanos)) {
      case Entry.Refused(int role) -> {
        Decider decider = plan.deciders[loop.index];
        refuse(exchange, plan, found, decider.refuse(found, role, exchange.arrivalNanos), nowNanos);
        return;
      }
      case Entry.InOrder(var visit) -> index = visit.endpoint();
      case Entry.Allowed() -> {}
    }
    decide(exchange, plan, index, head, nowNanos);
  }

  private void refuse(
      Exchange exchange, ActivePlan plan, int found, Decision refusal, long nowNanos) {
    ServedEndpoint endpoint = plan.endpoints[found];
    EndpointMeter meter = exchange.admitted(plan, endpoint, loop);
    exchange.drawn = -1; // it never came to the draw
    meter.decided(refusal);
    exchange.decided(endpoint, refusal, loop, nowNanos);
  }

  private EncodedReply unmatched(Exchange exchange, ActivePlan plan, RequestHead head) {
    if (head.path().equals("*")) {
      return StockReplies.ping(plan);
    }
    if (plan.plan.cors() && StockReplies.isPreflight(head)) {
      return StockReplies.preflight(plan, head);
    }
    loop.meter.unmatched.add(1);
    Miss miss = plan.plan.router().explain(head);
    exchange.missed =
        miss.allow().isEmpty()
            ? miss.nearest().isEmpty() ? "no path is like it" : miss.nearest()
            : "the path takes " + String.join(", ", miss.allow());
    return StockReplies.unmatched(plan, head, miss);
  }

  private void decide(
      Exchange exchange, ActivePlan plan, int index, RequestHead head, long nowNanos) {
    ServedEndpoint endpoint = plan.endpoints[index];
    String correlation = plan.plan.exposure().correlation();
    if (!correlation.isEmpty()) {
      List<String> values = head.headers(correlation);
      exchange.correlation = values.isEmpty() ? "" : values.getFirst();
    }
    EndpointMeter meter = exchange.admitted(plan, endpoint, loop);
    if (endpoint.plan.transfer().pacesRequests()) {
      exchange.uploadAt(endpoint.plan.transfer().request(plan.state::clock));
    }
    if (endpoint.steady) {
      Decision made = plan.state.endpoint(index).decide(endpoint.plan, exchange.arrivalNanos);
      exchange.drawn = made.outcome();
      Decision decision = exchange.performed(made);
      meter.decided(decision);
      Evidence evidence = endpoint.evidence.at(loop.index);
      long ordinal = made.ordinal();
      evidence.drew(ordinal, made.outcome(), endpoint.plan.law());
      evidence.timed(ordinal, made.outcome(), made.serviceNanos(), made.law());
      exchange.decided(endpoint, decision, loop, nowNanos);
      return;
    }
    boolean staged = endpoint.plan.load().staged();
    Ticket ticket = new Ticket(loop, endpoint, staged ? plan.stages : null, head, exchange);
    if (staged) {
      exchange.ticket = ticket;
      plan.stages.arrive(loop, plan.deciders[loop.index], index, exchange.arrivalNanos, ticket);
      return;
    }
    plan.deciders[loop.index].arrive(index, exchange.arrivalNanos, ticket);
    Decision made = ticket.decision();
    if (made == null) {
      throw new IllegalStateException(endpoint.plan.id() + " was not decided at arrival");
    }
    Decision decision = exchange.performed(made);
    meter.decided(decision);
    ticket.timed(made);
    exchange.decided(endpoint, decision, loop, nowNanos);
  }

  private static void answer(Exchange exchange, ActivePlan plan, EncodedReply reply) {
    exchange.plan = plan;
    exchange.reply = reply;
    exchange.due = true;
  }

  private static long later(long one, long other) {
    return one - other >= 0 ? one : other;
  }
}
