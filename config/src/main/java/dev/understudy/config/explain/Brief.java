package dev.understudy.config.explain;

import dev.understudy.config.document.Latency;
import dev.understudy.config.document.Law;
import dev.understudy.config.document.LawKind;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.WireStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values in a few words: `lognormal p50 20ms p99 150ms`.
final class Brief {
  private Brief() {}

  static String latency(Latency latency) {
    return law(latency.law())
        + latency.correlation().map(r -> " correlation " + number(r.value())).orElse("");
  }

  private static String law(Law law) {
    return kind(law.kind())
        + bound(" offset ", law.offset())
        + bound(" min ", law.min())
        + bound(" max ", law.max());
  }

  private static String bound(String name, Optional<Located<Quantity>> quantity) {
    return quantity.map(q -> name + q.value()).orElse("");
  }

  private static String kind(LawKind kind) {
    return switch (kind) {
      case LawKind.Fixed(var value) -> "fixed " + value.value();
      case LawKind.Parametric(var family, var parameters, _) ->
          family
              + parameters.stream()
                  .map(parameter -> " " + parameter.name() + " " + parameter.text())
                  .collect(Collectors.joining());
      case LawKind.Mixture(var parts, _) ->
          "mixture "
              + parts.stream()
                  .map(part -> number(part.weight().value()) + " x " + law(part.law()))
                  .collect(Collectors.joining(", "));
      case LawKind.Quantiles(var knots, var tail, _) ->
          "quantiles"
              + knots.stream()
                  .map(knot -> " " + knot.key() + " " + knot.value().value())
                  .collect(Collectors.joining())
              + tail.map(shape -> " tail shape " + number(shape.value())).orElse("");
      case LawKind.Samples samples ->
          "samples " + samples.file().value() + (samples.recorded() ? " in recorded order" : "");
      case LawKind.Histogram histogram -> "histogram " + histogram.file().value();
      case LawKind.Spliced(var body, var tail, _) ->
          "spliced "
              + law(body)
              + ", from "
              + from(tail.from())
              + " shape "
              + number(tail.shape().value());
    };
  }

  private static String from(LawKind.From from) {
    return switch (from) {
      case LawKind.From.Percentile(var key) -> key.value();
      case LawKind.From.Value(var value) -> value.value().text();
    };
  }

  static String error(NamedError error) {
    return "rate "
        + error.rate().value()
        + error.reply().statuses().map(s -> " " + statuses(s.value())).orElse("")
        + error.corrupt().map(_ -> " corrupt").orElse("")
        + error.fault().map(fault -> " fault " + fault.kind().word()).orElse("")
        + error.meanRun().map(run -> " meanRun " + number(run.value())).orElse("")
        + error.latency().map(latency -> " latency " + latency(latency)).orElse("");
  }

  private static String statuses(List<? extends Number> statuses) {
    return "status " + statuses.stream().map(Number::toString).collect(Collectors.joining(" or "));
  }

  /// What a client gets.
  static String sent(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success(var reply) -> statuses(reply.statuses());
      case Outcome.ErrorResponse(var reply) -> statuses(reply.statuses());
      case Outcome.Corrupt(_, var damage, var declared) ->
          damage(damage) + (declared ? ", length as undamaged" : "");
      case Outcome.Broken(_, var fault) -> "fault " + fault(fault);
    };
  }

  private static String damage(Damage damage) {
    return switch (damage) {
      case Damage.Truncate(var share) -> "truncate " + Dimension.SHARE.show(share);
      case Damage.Replace _ -> "replace";
      case Damage.FlipBits(var count) -> "flipBits " + count;
      case Damage.Garble(var share) -> "garble " + Dimension.SHARE.show(share);
    };
  }

  private static String fault(Fault fault) {
    return switch (fault) {
      case Fault.Reset _ -> "reset";
      case Fault.Close _ -> "close";
      case Fault.Empty _ -> "empty";
      case Fault.Hang(var nanos) ->
          nanos == WireStep.Silence.FOREVER ? "hang" : "hang " + Dimension.DURATION.show(nanos);
      case Fault.Stall(var after, var nanos) ->
          "stall after " + Dimension.SHARE.show(after) + " for " + Dimension.DURATION.show(nanos);
      case Fault.ShortBody(var after) -> "shortBody after " + Dimension.SHARE.show(after);
      case Fault.BadChunk _ -> "badChunk";
      case Fault.Garbage(var bytes) -> "garbage " + Dimension.SIZE.show(bytes);
    };
  }

  private static String number(double value) {
    return Scalar.number(value).text();
  }
}
