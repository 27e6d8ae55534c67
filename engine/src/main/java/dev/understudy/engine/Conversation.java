package dev.understudy.engine;

import dev.understudy.core.expression.Escape;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Terms;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.workflow.Entry;
import dev.understudy.core.workflow.Store;
import dev.understudy.core.workflow.StoreUse;
import dev.understudy.core.workflow.Visit;
import dev.understudy.engine.reply.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private Optional<String> made = Optional.empty(); // instead of what the reply says
  private Preference preference = Preference.NONE;
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

  /// The outcome of a request that is not let in; empty where it is.
  OptionalInt refused() {
    Terms terms = interplay.terms();
    if (terms.prefers()) {
      preference = Preference.of(request);
    }
    Optional<Terms.Refusal> refusal =
        terms.check().flatMap(check -> check.refuse(request, interplay.pattern()));
    made = refusal.map(Terms.Refusal::problem);
    return refusal.map(it -> OptionalInt.of(it.outcome())).orElse(OptionalInt.empty());
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

  /// The endpoint does its work: what it does with a store may have another outcome than was drawn.
  Decision perform(Decision drawn) {
    Decision fate = preference.isNone() ? drawn : preference.applied(drawn, this::field);
    Optional<StoreUse> use = fate.endpoint().store();
    if (use.isEmpty() || fate.outcome() != 0) {
      return fate;
    }
    return switch (operation(use.get(), fate)) {
      case Store.Result.Done(var key, var json) -> {
        if (use.get().operation() == StoreUse.Operation.CREATE) {
          field("Location", request.path() + "/" + Escape.URL.of(key));
        }
        made = Optional.of(json);
        yield fate;
      }
      case Store.Result.Missing() -> fate.withOutcome(use.get().missing());
      case Store.Result.Exists() -> fate.withOutcome(use.get().exists());
      case Store.Result.Invalid() -> fate.withOutcome(use.get().invalid());
      case Store.Result.Full() -> fate.withOutcome(use.get().full());
    };
  }

  private Store.Result operation(StoreUse use, Decision fate) {
    Store store = plan.state.shelf().store(use.store());
    String key = "";
    if (!use.parameter().isEmpty()) {
      try {
        key = facts.path(use.parameter());
      } catch (NoValueException e) {
        return new Store.Result.Missing();
      }
    }
    Optional<Map<String, Object>> members =
        use.readsBody()
            ? request.body().flatMap(use.reader()::read)
            : Optional.of(Map.<String, Object>of());
    if (members.isEmpty()) {
      return new Store.Result.Invalid();
    }
    return switch (use.operation()) {
      case LIST -> store.list();
      case READ -> store.read(key);
      case DELETE -> store.delete(key);
      case CREATE -> store.create(members.get(), newKey(fate));
      case REPLACE -> store.replace(key, members.get());
      case UPDATE -> store.update(key, members.get());
    };
  }

  /// 64 bits at the request's position, for an item that brings no key.
  private static String newKey(Decision fate) {
    long word =
        Streams.word0(fate.endpoint().key(), fate.ordinal(), Purpose.BODY, StoreUse.KEY_DRAW);
    return String.format("%016x", word);
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
    return switch (reply.body()) {
      case Body.Fixed _, Body.Generated _ -> fate;
      case Body.Templated templated -> with(bytes(templated), fate);
      case Body.Examples examples -> with(bytes(preference.example(examples, fate).body()), fate);
    };
  }

  private Decision with(byte[] bytes, Decision fate) {
    payload = Optional.of(Payload.of(bytes));
    return fate.withBodyBytes(bytes.length);
  }

  private byte[] bytes(Body body) {
    return switch (body) {
      case Body.Fixed(_, var bytes) -> bytes;
      case Body.Templated(_, var template) ->
          made.orElseGet(() -> template.render(facts)).getBytes(StandardCharsets.UTF_8);
      case Body.Generated _, Body.Examples _ ->
          throw new IllegalArgumentException("no example is of this kind");
    };
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
