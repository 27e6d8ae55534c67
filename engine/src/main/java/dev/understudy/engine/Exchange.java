package dev.understudy.engine;

import dev.understudy.core.load.Supply;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Load;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.engine.meter.EndpointMeter;
import dev.understudy.engine.reply.EncodedReply;
import dev.understudy.engine.timer.Deadline;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request and its reply, from the head to the last byte. A connection uses its exchanges over
/// and over.
final class Exchange extends Deadline {
  private static final SocketAddress NOWHERE =
      new InetSocketAddress(0); // closed before it was asked

  private final Connection connection;

  long arrivalNanos;

  /// As sent, for who observes requests.
  String method = "";

  String path = "";
  String query = "";

  /// Kept where an observer wants them.
  List<Header> headers = List.of();

  /// What the reply repeats of the request's header for correlation; empty for nothing.
  String correlation = "";

  /// Why it belongs to no endpoint; empty where it does.
  String missed = "";

  /// When it could have been sent: the decided instant, or later where the request was not complete
  /// or an earlier reply had to go first.
  long readyNanos;

  boolean headOnly;
  boolean http10;
  boolean persistent;

  /// The client may still be sending when its reply closes the connection.
  boolean lingers;

  boolean awaitsContinue;
  boolean requestComplete;

  /// Its payload has come and is still taken as on its way.
  boolean uploading;

  /// The pace of its payload, where it has one.
  @Nullable Upload upload;

  boolean due;
  boolean begun;
  boolean recorded;

  /// The outcome that was drawn, before load or a store made another of it; -1 for none.
  int drawn;

  /// When its first byte was handed to the socket; only once it is recorded.
  long writtenNanos;

  boolean complete;

  /// Begun, and not to be gone on with for now.
  boolean silent;

  @Nullable EncodedReply reply;
  @Nullable Decision decision;

  /// Where its fate is still to be decided.
  @Nullable Ticket ticket;

  /// What it has to do with sessions and expressions; null for most requests.
  @Nullable Conversation conversation;

  @Nullable EndpointMeter meter;
  @Nullable ServedEndpoint endpoint;
  @Nullable ActivePlan plan;
  @Nullable Transmission transmission;

  Exchange(Connection connection) {
    this.connection = connection;
  }

  /// The reply; only of an exchange that is due.
  EncodedReply reply() {
    EncodedReply given = reply;
    if (given == null) {
      throw new IllegalStateException("no reply has been given yet");
    }
    return given;
  }

  /// What an observer is told of it.
  EndedRequest ended(@Nullable SocketAddress client) {
    Decision decided = decision;
    EncodedReply given = reply;
    int status = decided != null ? decided.status() : given != null ? given.status() : 0;
    return new EndedRequest(
        client == null ? NOWHERE : client,
        method,
        path,
        query,
        status,
        decided == null ? "" : decided.endpoint().id(),
        decided == null ? "" : decided.outcomePlan().name(),
        intendedNanos(decided),
        recorded ? writtenNanos - arrivalNanos : -1,
        Optional.ofNullable(decided),
        circumstances(decided));
  }

  private EndedRequest.Circumstances circumstances(@Nullable Decision decided) {
    ActivePlan under = plan;
    return new EndedRequest.Circumstances(
        arrivalNanos,
        recorded ? writtenNanos - readyNanos : -1,
        headers,
        missed,
        decided == null ? -1 : drawn,
        decided == null || under == null ? "" : under.state.scenario().id(),
        decided == null || under == null ? 0 : under.state.clock().scenarioNanos(arrivalNanos));
  }

  private static long intendedNanos(@Nullable Decision decided) {
    if (decided == null) {
      return 0;
    }
    return decided.deadlineNanos() == Occurrences.NEVER
        ? Occurrences.NEVER
        : decided.responseNanos();
  }

  /// The client's address, for limits that count by client.
  Object clientAddress() {
    return connection.clientAddress();
  }

  /// The pace of its reply's payload; null where it has none.
  @Nullable Pace pace() {
    ServedEndpoint asked = endpoint;
    ActivePlan under = plan;
    return asked == null || under == null ? null : under.pace(asked, clientAddress(), arrivalNanos);
  }

  /// Its payload is to come at a bandwidth.
  void uploadAt(Supply bandwidth) {
    upload = new Upload(connection, bandwidth, arrivalNanos);
  }

  /// An endpoint takes it on, under a plan.
  EndpointMeter admitted(ActivePlan under, ServedEndpoint asked, Loop loop) {
    EndpointMeter counted = asked.record.meter(loop.index);
    counted.admitted();
    plan = under;
    endpoint = asked;
    meter = counted;
    return counted;
  }

  /// The decision once the endpoint has done its work, where that can change it.
  Decision performed(Decision fate) {
    Conversation its = conversation;
    return its == null ? fate : its.perform(fate);
  }

  /// Takes its decision: the reply, and the deadline to wait for.
  void decided(ServedEndpoint asked, Decision fate, Loop loop, long nowNanos) {
    Conversation its = conversation;
    decision = its == null ? fate : its.conclude(fate);
    reply = asked.reply(fate);
    long deadlineNanos = fate.deadlineNanos();
    if (deadlineNanos == Occurrences.NEVER) {
      return; // a stall without an end: until the client leaves
    }
    if (readyNanos - deadlineNanos < 0) {
      readyNanos = deadlineNanos;
    }
    if (deadlineNanos - nowNanos <= 0) {
      due = true;
    } else {
      loop.timer.add(this, deadlineNanos);
    }
  }

  /// The decision that `decided` was waited for has been made.
  void decided(Ticket made, Decision fate, long nowNanos) {
    ticket = null;
    decided(made.endpoint(), fate, made.loop(), nowNanos);
    if (due) {
      expire(nowNanos);
    }
  }

  /// Whether it would keep a place in a station or at a dependency if its client left now.
  boolean holdsPlace(long nowNanos) {
    Decision decided = decision;
    if (decided == null) {
      return ticket != null;
    }
    return decided.endpoint().load().pool() != Load.NO_POOL
        && (decided.deadlineNanos() == Occurrences.NEVER || decided.deadlineNanos() - nowNanos > 0);
  }

  /// Nobody waits for the decision any more.
  void abandonTicket() {
    Ticket waiting = ticket;
    if (waiting != null) {
      waiting.abandon();
      ticket = null;
    }
  }

  void clear() {
    method = "";
    path = "";
    query = "";
    headers = List.of();
    correlation = "";
    missed = "";
    headOnly = false;
    http10 = false;
    persistent = true;
    lingers = false;
    awaitsContinue = false;
    requestComplete = true;
    uploading = false;
    upload = null;
    due = false;
    begun = false;
    recorded = false;
    complete = false;
    silent = false;
    reply = null;
    decision = null;
    ticket = null;
    conversation = null;
    meter = null;
    endpoint = null;
    plan = null;
    transmission = null;
  }

  @Override
  protected void expire(long nowNanos) {
    due = true;
    silent = false;
    connection.onDue(nowNanos);
  }
}
