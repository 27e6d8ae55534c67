package dev.understudy.engine;

import dev.understudy.core.expression.Facts;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.workflow.Entry;
import dev.understudy.core.workflow.Visit;
import dev.understudy.engine.reply.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request whose session matters, or whose reply is made for it alone, from its arrival to its
/// decision. Once it is decided its session moves - unless that is an error: what was not done
/// moves nobody - and then its reply is made, which so shows where the session stands.
final class Conversation {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final ActivePlan plan;
  private final Interplay interplay;
  private final RequestView request;
  private final Facts facts;
  private final StringBuilder fields = new StringBuilder(0);
  private @Nullable Visit visit;
  private Optional<Payload> payload = Optional.empty();

  /// @param request valid until the decision
  Conversation(ActivePlan plan, Interplay interplay, RequestView request) {
    this.plan = plan;
    this.interplay = interplay;
    this.request = request;
    Instant now = Instant.now();
    this.facts =
        new Facts(
            Optional.of(request),
            interplay.pattern(),
            now.getEpochSecond() * NANOS_PER_SECOND + now.getNano(),
            plan.failures);
    this.facts.shelf(plan.state.shelf());
  }

  /// What the endpoint's workflow makes of it.
  Entry enter(long arrivalNanos) {
    if (interplay.part().isEmpty()) {
      return new Entry.Allowed();
    }
    Entry entry = plan.state.playing().enter(interplay.part().get(), request, facts, arrivalNanos);
    if (entry instanceof Entry.InOrder(var entered)) {
      visit = entered;
    }
    return entry;
  }

  /// It has been decided. Gives the decision with the length of its payload, now that it is known.
  Decision conclude(Decision fate) {
    Outcome outcome = fate.outcomePlan().outcome();
    facts.fate(
        new Facts.Fate(
            fate.endpoint().key(),
            fate.ordinal(),
            fate.status(),
            fate.outcomePlan().name(),
            fate.responseNanos(),
            fate.waitNanos(),
            fate.serviceNanos()));
    Visit its = visit;
    if (its != null) {
      boolean moves = !(outcome instanceof Outcome.ErrorResponse);
      its.conclude(moves, facts, fate.arrivalNanos());
      if (moves) {
        its.announcement().ifPresent(header -> field(header.name(), header.value()));
      }
    }
    return render(outcome.reply(), fate);
  }

  private Decision render(Reply reply, Decision fate) {
    for (Reply.RenderedHeader header : reply.rendered()) {
      field(header.name(), header.value().render(facts).strip());
    }
    if (!(reply.body() instanceof Body.Templated(_, var template))) {
      return fate;
    }
    byte[] bytes = template.render(facts).getBytes(StandardCharsets.UTF_8);
    payload = Optional.of(Payload.of(bytes));
    return fate.withBodyBytes(bytes.length);
  }

  private void field(String name, String value) {
    fields.append(name).append(": ").append(value).append("\r\n");
  }

  /// Header fields for this reply alone, each with its CR LF.
  String fields() {
    return fields.toString();
  }

  /// The payload that was made for it; empty where it is the same for every request.
  Optional<Payload> payload() {
    return payload;
  }
}
