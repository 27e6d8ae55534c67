package dev.understudy.config.compile;

import dev.understudy.config.document.Corruption;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.NamedError.StatedLength;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;

/// Errors as written to outcomes. An error that has a reply of its own becomes one outcome, however
/// many endpoints inherit it.
final class Outcomes {
  private final Bodies bodies;
  private final Report report;
  private final Map<NamedError, Outcome> own = new IdentityHashMap<>();

  Outcomes(Bodies bodies, Report report) {
    this.bodies = bodies;
    this.report = report;
  }

  /// What is sent when `error` strikes where `success` would have been sent.
  ///
  /// @param scope of expressions in the error's reply
  Outcome of(NamedError error, Reply success, Scope scope) {
    if (error.reply().statuses().isEmpty()) {
      return outcome(error, success);
    }
    Outcome known = own.get(error);
    if (known != null) {
      return known;
    }
    Outcome made = outcome(error, bodies.reply(error.reply(), scope));
    if (!made.reply().isRendered()) { // expressions are each endpoint's own
      own.put(error, made);
    }
    return made;
  }

  private Outcome outcome(NamedError error, Reply reply) {
    if (error.corrupt().isPresent()) {
      Located<Corruption> corruption = error.corrupt().orElseThrow();
      boolean declared =
          error.contentLength().map(Located::value).orElse(StatedLength.ACTUAL)
              == StatedLength.DECLARED;
      Damage damage = damage(corruption);
      if (reply.body() == Body.NONE && !(damage instanceof Damage.Replace)) {
        report.warning(
            corruption.origin().name(),
            "there is no payload to damage",
            "The reply has none. Give the response `json`, `body`, `file` or `generate`.");
      }
      checkSize(reply.body(), corruption);
      return new Outcome.Corrupt(reply, damage, declared);
    }
    return error
        .fault()
        .<Outcome>map(fault -> new Outcome.Broken(reply, fault.fault()))
        .orElseGet(() -> new Outcome.ErrorResponse(reply));
  }

  /// Payloads that are made while they are sent may have any size; a damaged one is made at once.
  private void checkSize(Body body, Located<Corruption> corruption) {
    if (body instanceof Body.Generated made && made.size().upper() > Damage.LARGEST_PAYLOAD) {
      report.error(
          corruption.origin(),
          "the payload to damage may have more than "
              + (Damage.LARGEST_PAYLOAD >> 20)
              + " MiB, as `generate` has no `max` below",
          "Give its `size` a `max` of at most " + (Damage.LARGEST_PAYLOAD >> 20) + "MiB.");
    }
  }

  private Damage damage(Located<Corruption> corruption) {
    return switch (corruption.value()) {
      case Corruption.Truncate(var share) ->
          new Damage.Truncate(some(share.value().value(), share));
      case Corruption.Replace(var text) ->
          new Damage.Replace(text.value().getBytes(StandardCharsets.UTF_8));
      case Corruption.FlipBits(var count) -> new Damage.FlipBits(count.value().intValue());
      case Corruption.Garble(var share) -> new Damage.Garble(some(share.value().value(), share));
    };
  }

  private double some(double share, Located<?> written) {
    if (share == 0) {
      report.error(written.origin(), "a share of 0 damages nothing", "Write `40%`, or drop it.");
    }
    return share;
  }
}
