package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.Optional;

/// How often a call is tried, and the pauses between tries.
///
/// @param attempts tries in all
/// @param backoff absent: no pause
public record Retry(Located<Long> attempts, Optional<Backoff> backoff) {
  private static final int MOST_ATTEMPTS = 255;

  static final Shape<Retry> SHAPE = new Lazy<>(Retry::shape);

  /// Pauses: `initial`, then each `factor` times the one before, at most `max`.
  ///
  /// @param factor absent: 1
  /// @param max absent: none
  /// @param jitter share by which a pause may be shorter or longer; absent: 0
  public record Backoff(
      Located<Quantity> initial,
      Optional<Located<Double>> factor,
      Optional<Located<Quantity>> max,
      Optional<Located<Quantity>> jitter) {}

  private static Shape<Retry> shape() {
    ObjectShape<Retry> object = ObjectShape.of("retry", "a retry", "How often a call is tried.");
    var attempts =
        object.required(
            "attempts",
            Scalars.integer("a number of tries", 1, MOST_ATTEMPTS).located(),
            "Tries in all, the first included.");
    var backoff =
        object.optional("backoff", pauses(), "The pauses between tries; none unless said.");
    return object.buildIf(
        bound -> bound.find(attempts).map(tries -> new Retry(tries, bound.find(backoff))),
        (retry, out) -> out.put(attempts, retry.attempts()).put(backoff, retry.backoff()));
  }

  private static Shape<Backoff> pauses() {
    ObjectShape<Backoff> object =
        ObjectShape.of("backoff", "a backoff", "The pauses between tries.");
    Shape<Located<Quantity>> duration = new QuantityShape(Dimension.DURATION).located();
    var initial = object.required("initial", duration, "The first pause: 100ms.");
    var factor =
        object.optional(
            "factor",
            Scalars.number("a factor", 1, true).located(),
            "Growth from pause to pause; 1 unless said.");
    var max = object.optional("max", duration, "Longest pause, before jitter.");
    var jitter =
        object.optional(
            "jitter",
            new QuantityShape(Dimension.SHARE).located(),
            "Share by which each pause may be shorter or longer: 50%; the mean stays.");
    return object.buildIf(
        bound ->
            bound
                .find(initial)
                .map(
                    first ->
                        new Backoff(
                            first, bound.find(factor), bound.find(max), bound.find(jitter))),
        (backoff, out) ->
            out.put(initial, backoff.initial())
                .put(factor, backoff.factor())
                .put(max, backoff.max())
                .put(jitter, backoff.jitter()));
  }
}
