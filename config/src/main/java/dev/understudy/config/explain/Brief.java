package dev.understudy.config.explain;

import dev.understudy.config.document.Bandwidth;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.Law;
import dev.understudy.config.document.LawKind;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.Per;
import dev.understudy.config.document.RateLimit;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.load.Contention;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.WireStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values in a few words: `lognormal p50 20ms p99 150ms`.
final class Brief {
  private Brief() {}

  static String latency(Latency latency) {
    return law(latency.law())
        + latency.correlation().map(r -> " correlation " + number(r.value())).orElse("");
  }

  static String layer(LatencyLayer layer) {
    return switch (layer) {
      case LatencyLayer.Replace(var latency) -> latency(latency);
      case LatencyLayer.Change change -> change(change);
    };
  }

  static String errors(ErrorsLayer layer) {
    List<String> words = new ArrayList<>();
    layer.removed().forEach(name -> words.add("none " + name.value()));
    layer.scale().ifPresent(by -> words.add("scale " + number(by.value())));
    layer.named().forEach(error -> words.add(error.name().value() + " " + error(error)));
    layer.added().forEach(error -> words.add("add " + error.name().value() + " " + error(error)));
    return String.join(", ", words);
  }

  static String change(LatencyLayer.Change change) {
    return Stream.of(
            change.scale().map(by -> "scale " + number(by.value())),
            change.add().map(by -> "add " + by.value()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  static String capacity(Capacity capacity) {
    return capacity.concurrency().value()
        + " at once, queue "
        + capacity.queue().map(it -> it.value().toString()).orElse("unbounded")
        + capacity.timeout().map(it -> ", timeout " + it.value()).orElse("")
        + per(capacity.per());
  }

  private static String per(Optional<Located<Per>> per) {
    return per.map(it -> ", per " + it.value().word()).orElse("");
  }

  static String contention(Contention contention) {
    return switch (contention) {
      case Contention.Linear(var growth, var above) ->
          "linear " + Dimension.SHARE.show(growth) + " a request above " + above;
      case Contention.Usl(var sigma, var kappa) ->
          "usl sigma " + number(sigma) + " kappa " + number(kappa);
      case Contention.Table(var points) ->
          "table "
              + points.stream()
                  .map(point -> point.at() + ": x" + number(point.factor()))
                  .collect(Collectors.joining(", "));
      case Contention.Collapse(var knee, var power) ->
          "collapse knee " + knee + " power " + number(power);
    };
  }

  static String rateLimit(RateLimit limit) {
    return limit.rate().value()
        + limit.burst().map(it -> ", burst " + it.value()).orElse("")
        + per(limit.per())
        + limit.delay().map(it -> ", delays up to " + it.value()).orElse("");
  }

  static String bandwidth(Bandwidth bandwidth) {
    return Stream.of(
                bandwidth.response().map(it -> "response " + it.value()),
                bandwidth.request().map(it -> "request " + it.value()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "))
        + per(bandwidth.per());
  }

  static String calls(List<CallStep> steps) {
    return steps.stream().map(Brief::call).collect(Collectors.joining(", then "));
  }

  private static String call(CallStep step) {
    return switch (step) {
      case CallStep.Call call ->
          call.to().value()
              + call.timeout().map(it -> " timeout " + it.value()).orElse("")
              + call.deadline().map(it -> " deadline " + it.value()).orElse("")
              + call.retry().map(it -> " tries " + it.attempts().value()).orElse("");
      case CallStep.Parallel(var branches, _, _) ->
          branches.stream().map(Brief::call).collect(Collectors.joining(" | ", "(", ")"));
      case CallStep.Sequence(var inner, _) -> "(" + calls(inner) + ")";
    };
  }

  static String law(Law law) {
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

  static String number(double value) {
    return Scalar.number(value).text();
  }
}
