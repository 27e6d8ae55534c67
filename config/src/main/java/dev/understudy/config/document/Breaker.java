package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.core.dependency.BreakerRule;
import java.util.Optional;

/// A circuit breaker: one for each caller.
///
/// @param window how many last results count; absent: 100
/// @param failureRate from which it opens; absent: 50 %
/// @param minimum fewest results to judge by; absent: 20, at most the window
/// @param open how long it stays open; absent: 30 s
/// @param trials calls let through when it is half open; absent: 5
public record Breaker(
    Optional<Located<Long>> window,
    Optional<Located<Quantity>> failureRate,
    Optional<Located<Long>> minimum,
    Optional<Located<Quantity>> open,
    Optional<Located<Long>> trials) {
  private static final long MOST = 1_000_000;
  private static final long WINDOW = 100;
  private static final long MINIMUM = 20;
  private static final long TRIALS = 5;
  private static final double OPEN_NANOS = 30e9;

  static final Shape<Breaker> SHAPE = new Lazy<>(Breaker::shape);

  /// The rule, with what is not said.
  public BreakerRule rule() {
    long results = value(window, WINDOW);
    return new BreakerRule(
        (int) results,
        failureRate.map(rate -> rate.value().value()).orElse(0.5),
        (int) value(minimum, Math.min(MINIMUM, results)),
        (long) Math.rint(open.map(time -> time.value().value()).orElse(OPEN_NANOS)),
        (int) value(trials, TRIALS));
  }

  private boolean isPossible() {
    return failureRate.filter(rate -> rate.value().value() == 0).isEmpty()
        && minimum.filter(least -> least.value() > value(window, WINDOW)).isEmpty();
  }

  private static long value(Optional<Located<Long>> written, long unsaid) {
    return written.map(Located::value).orElse(unsaid);
  }

  private static Shape<Breaker> shape() {
    ObjectShape<Breaker> object =
        ObjectShape.of("breaker", "a breaker", "When a circuit breaker opens and closes.");
    Shape<Located<Long>> count = Scalars.integer("a number of results", 1, MOST).located();
    var window = object.optional("window", count, "How many last results count; 100 unless said.");
    var failureRate =
        object.optional(
            "failureRate",
            new QuantityShape(Dimension.SHARE).located(),
            "Share of failures from which it opens; 50% unless said.");
    var minimum =
        object.optional(
            "minimum", count, "Fewest results to judge by; 20 unless said, at most the window.");
    var open =
        object.optional(
            "open",
            new QuantityShape(Dimension.DURATION).located(),
            "How long it stays open; 30s unless said.");
    var trials =
        object.optional("trials", count, "Calls let through when it is half open; 5 unless said.");
    object.check(
        (bound, report) -> {
          bound
              .find(failureRate)
              .filter(rate -> rate.value().value() == 0)
              .ifPresent(
                  rate ->
                      report.error(
                          rate.origin(),
                          "a breaker that opens from 0% on never closes",
                          "Write a share above 0, such as 50%."));
          long results = value(bound.find(window), WINDOW);
          bound
              .find(minimum)
              .filter(least -> least.value() > results)
              .ifPresent(
                  least ->
                      report.error(
                          least.origin(),
                          "`minimum` " + least.value() + " is more than the window of " + results,
                          "It never has so many results. Write at most " + results + "."));
        });
    return object.buildIf(
        bound ->
            Optional.of(
                    new Breaker(
                        bound.find(window),
                        bound.find(failureRate),
                        bound.find(minimum),
                        bound.find(open),
                        bound.find(trials)))
                .filter(Breaker::isPossible),
        (breaker, out) ->
            out.put(window, breaker.window())
                .put(failureRate, breaker.failureRate())
                .put(minimum, breaker.minimum())
                .put(open, breaker.open())
                .put(trials, breaker.trials()));
  }
}
