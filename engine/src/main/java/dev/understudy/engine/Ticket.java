package dev.understudy.engine;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.verify.Evidence;
import dev.understudy.engine.http.RequestHead;
import org.jspecify.annotations.Nullable;

/// A request whose fate depends on time or load, until it is decided. A staged one is decided later
/// and perhaps by another loop; the exchange may be over by then, since a client that hangs up
/// keeps its place in the stations.
final class Ticket implements Decider.Caller {
  private final Loop loop;
  private final ServedEndpoint endpoint;
  private final @Nullable Stages stages;
  private final RequestHead head;
  private @Nullable Exchange exchange;
  private @Nullable Decision decision;
  private int drawn; // its outcome before load made another of it
  private @Nullable Conversation abandoned; // its session moves all the same

  /// @param stages where the request is decided in stages, else null
  /// @param head only looked at while the request arrives
  Ticket(
      Loop loop,
      ServedEndpoint endpoint,
      @Nullable Stages stages,
      RequestHead head,
      Exchange exchange) {
    this.loop = loop;
    this.endpoint = endpoint;
    this.stages = stages;
    this.head = head;
    this.exchange = exchange;
  }

  Loop loop() {
    return loop;
  }

  ServedEndpoint endpoint() {
    return endpoint;
  }

  @Override
  public Object client(Limit limit) {
    Exchange asking = exchange;
    if (limit.clientHeader().isPresent()) {
      var values = head.headers(limit.clientHeader().get());
      if (!values.isEmpty()) {
        return values.getFirst();
      }
    }
    return asking == null ? "" : asking.clientAddress();
  }

  /// A staged request is decided after those that came later and take less: at any moment the slow
  /// ones are missing. So its service time is taken as drawn, at once.
  @Override
  public void drew(
      long ordinal, int outcome, OutcomeLaw outcomes, double serviceNanos, Distribution law) {
    drawn = outcome;
    Exchange asking = exchange;
    if (asking != null) {
      asking.drawn = outcome;
    }
    Evidence evidence = endpoint.evidence.at(loop.index);
    evidence.drew(ordinal, outcome, outcomes);
    if (stages != null) {
      evidence.timed(ordinal, outcome, (long) Math.rint(serviceNanos), law);
    }
  }

  /// The decision that was made at arrival goes into the evidence.
  void timed(Decision made) {
    if (made.endpoint().reachesService(made.outcome())) {
      endpoint
          .evidence
          .at(loop.index)
          .timed(made.ordinal(), drawn, made.serviceNanos(), made.law());
    }
  }

  @Override
  public void decided(Decision fate) {
    decision = fate;
    if (stages != null) {
      stages.decided(this);
    }
  }

  /// The decision; null where it is still to come.
  @Nullable Decision decision() {
    return decision;
  }

  /// The client has left: the request goes its way, nobody hears of it.
  void abandon() {
    Exchange leaving = exchange;
    abandoned = leaving == null ? null : leaving.conversation;
    exchange = null;
  }

  /// Tells the exchange, on its own loop.
  void deliver() {
    Decision fate = decision;
    if (fate == null) {
      throw new IllegalStateException("nothing has been decided yet");
    }
    Exchange waiting = exchange;
    Conversation its = waiting == null ? abandoned : waiting.conversation;
    Decision done = its == null ? fate : its.perform(fate);
    endpoint.record.meter(loop.index).decided(done);
    if (waiting != null) {
      waiting.decided(this, done, loop.nanoTime());
    } else if (its != null) {
      its.conclude(done);
    }
  }
}
