package dev.understudy.engine;

import dev.understudy.core.load.ClientLinks;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Transfer;
import dev.understudy.engine.meter.EndpointEvidence;
import dev.understudy.engine.meter.EndpointRecord;
import dev.understudy.engine.reply.EncodedReply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One endpoint of a running plan: what it is, what it has been through, its replies as bytes.
final class ServedEndpoint {
  /// Clients with a bandwidth of their own; the rest share one. About 1 MB.
  private static final int MOST_CLIENT_LINKS = 10_000;

  final EndpointPlan plan;
  final EndpointRecord record;
  final EndpointEvidence evidence;

  /// Whether a request's fate depends on its ordinal alone.
  final boolean steady;

  private final @Nullable ClientLinks<Object> clientLinks;

  private final EncodedReply[][] replies; // by outcome, by place in its list of statuses

  /// @param clientLinks where its replies share a bandwidth by client
  private ServedEndpoint(
      EndpointPlan plan,
      EndpointRecord record,
      EndpointEvidence evidence,
      @Nullable ClientLinks<Object> clientLinks,
      EncodedReply[][] replies) {
    this.plan = plan;
    this.record = record;
    this.evidence = evidence;
    this.steady = plan.steady();
    this.clientLinks = clientLinks;
    this.replies = replies;
  }

  private static EncodedReply[][] replies(EndpointPlan plan, List<Header> more) {
    EncodedReply[][] replies = new EncodedReply[plan.outcomes().size()][];
    for (int i = 0; i < replies.length; i++) {
      Outcome outcome = plan.outcomes().get(i).outcome();
      if (outcome instanceof Outcome.Corrupt) {
        checkSize(outcome.reply().body());
      }
      replies[i] = encode(outcome.reply(), more);
    }
    return replies;
  }

  /// @param before the one of its id under the plan that is replaced, if there was one
  /// @param sameDocument whether a scenario alone has changed it since
  /// @param more fields that every reply gets
  /// @throws IllegalArgumentException where a reply cannot be sent as it is configured
  static ServedEndpoint of(
      EndpointPlan plan,
      @Nullable ServedEndpoint before,
      boolean sameDocument,
      int loops,
      long nowNanos,
      Instant now,
      List<Header> more) {
    EndpointRecord record =
        before != null && isSame(before.plan, plan, sameDocument) && before.record.fits(plan)
            ? before.record
            : new EndpointRecord(plan, loops, now);
    EndpointEvidence evidence =
        before != null && isSame(before.plan, plan, false)
            ? before.evidence
            : new EndpointEvidence(plan, loops);
    return new ServedEndpoint(
        plan, record, evidence, links(plan, before, nowNanos), replies(plan, more));
  }

  /// Whether it is the same endpoint: same id, same draws, same behaviour. A scenario changes
  /// behaviour and not the endpoint.
  private static boolean isSame(EndpointPlan before, EndpointPlan now, boolean sameDocument) {
    return before.id().equals(now.id())
        && before.key() == now.key()
        && (sameDocument || before.fingerprint() == now.fingerprint());
  }

  /// The same, counting anew.
  ServedEndpoint recounted(int loops, Instant now) {
    return new ServedEndpoint(
        plan,
        new EndpointRecord(plan, loops, now),
        new EndpointEvidence(plan, loops),
        clientLinks,
        replies);
  }

  /// The same, judged anew: its draws begin again, and a draw that comes twice is not two.
  ServedEndpoint redrawn(int loops) {
    return new ServedEndpoint(
        plan, record, new EndpointEvidence(plan, loops), clientLinks, replies);
  }

  /// The same with fresh links of its clients.
  ServedEndpoint relinked(long nowNanos) {
    return new ServedEndpoint(plan, record, evidence, links(plan, null, nowNanos), replies);
  }

  private static @Nullable ClientLinks<Object> links(
      EndpointPlan plan, @Nullable ServedEndpoint before, long nowNanos) {
    Transfer transfer = plan.transfer();
    if (transfer.scope() != Transfer.Scope.CLIENT || !transfer.pacesReplies()) {
      return null;
    }
    if (before != null && before.clientLinks != null && before.plan.transfer().equals(transfer)) {
      return before.clientLinks;
    }
    return new ClientLinks<>(MOST_CLIENT_LINKS, nowNanos);
  }

  /// The links of its clients; null where its replies do not share a bandwidth by client.
  @Nullable ClientLinks<Object> clientLinks() {
    return clientLinks;
  }

  private static EncodedReply[] encode(Reply reply, List<Header> more) {
    return reply.statuses().stream()
        .map(status -> new EncodedReply(status, reply.headers(), more, reply.body()))
        .toArray(EncodedReply[]::new);
  }

  private static void checkSize(Body body) {
    if (body instanceof Body.Generated generated
        && generated.size().upper() > Damage.LARGEST_PAYLOAD) {
      throw new IllegalArgumentException(
          "a generated payload that is corrupted must have a max of at most "
              + (Damage.LARGEST_PAYLOAD >> 20)
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
