package dev.understudy.config.openapi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a schema says of a number: between what it lies, and what it is a multiple of.
///
/// @param least that is allowed, or just is not
/// @param leastOut whether `least` itself is not allowed
record Bounds(
    Optional<BigDecimal> least,
    boolean leastOut,
    Optional<BigDecimal> most,
    boolean mostOut,
    Optional<BigDecimal> step) {
  private static final BigDecimal FINEST = new BigDecimal("1e-12");
  private static final BigDecimal LARGEST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  /// Both spellings of an excluded bound are read: its own number (2020-12), `true` (draft 4).
  static Bounds of(JsonNode schema) {
    Optional<BigDecimal> least = number(schema, "minimum");
    Optional<BigDecimal> most = number(schema, "maximum");
    boolean leastOut = schema.path("exclusiveMinimum").asBoolean(false);
    boolean mostOut = schema.path("exclusiveMaximum").asBoolean(false);
    Optional<BigDecimal> above = number(schema, "exclusiveMinimum");
    Optional<BigDecimal> below = number(schema, "exclusiveMaximum");
    if (above.isPresent() && (least.isEmpty() || above.get().compareTo(least.get()) >= 0)) {
      least = above;
      leastOut = true;
    }
    if (below.isPresent() && (most.isEmpty() || below.get().compareTo(most.get()) <= 0)) {
      most = below;
      mostOut = true;
    }
    Optional<BigDecimal> step = number(schema, "multipleOf").filter(it -> it.signum() > 0);
    return new Bounds(least, leastOut, most, mostOut, step);
  }

  private static Optional<BigDecimal> number(JsonNode schema, String key) {
    JsonNode value = schema.path(key);
    return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
  }

  boolean hold(BigDecimal value) {
    return least.map(it -> value.compareTo(it) >= (leastOut ? 1 : 0)).orElse(true)
        && most.map(it -> value.compareTo(it) <= (mostOut ? -1 : 0)).orElse(true)
        && step.map(it -> value.remainder(it).signum() == 0).orElse(true);
  }

  /// A number of them; empty where none is found.
  ///
  /// @param usualLeast where nothing is said
  /// @param usualMost where nothing is said
  Optional<BigDecimal> draw(boolean whole, long usualLeast, long usualMost, Draw draw) {
    BigDecimal from = least.orElseGet(() -> below(usualLeast, usualMost));
    BigDecimal to = most.orElseGet(() -> above(from, usualLeast, usualMost));
    if (!whole && step.isEmpty()) {
      return real(from, to, draw);
    }
    BigDecimal grid = step.orElse(BigDecimal.ONE);
    if (whole && grid.stripTrailingZeros().scale() > 0) {
      grid = wholeMultiple(grid);
    }
    BigDecimal first = from.divide(grid, 0, RoundingMode.CEILING);
    BigDecimal last = to.divide(grid, 0, RoundingMode.FLOOR);
    if (leastOut && first.multiply(grid).compareTo(from) == 0) {
      first = first.add(BigDecimal.ONE);
    }
    if (mostOut && last.multiply(grid).compareTo(to) == 0) {
      last = last.subtract(BigDecimal.ONE);
    }
    if (first.compareTo(last) > 0) {
      return Optional.empty();
    }
    BigDecimal many = last.subtract(first).add(BigDecimal.ONE).min(LARGEST_INT);
    return Optional.of(first.add(BigDecimal.valueOf(draw.below(many.intValue()))).multiply(grid));
  }

  private BigDecimal below(long usualLeast, long usualMost) {
    BigDecimal usual = BigDecimal.valueOf(usualLeast);
    return most.isEmpty() || most.get().compareTo(usual) > 0
        ? usual
        : most.get().subtract(BigDecimal.valueOf(usualMost - usualLeast));
  }

  private BigDecimal above(BigDecimal from, long usualLeast, long usualMost) {
    BigDecimal usual = BigDecimal.valueOf(usualMost);
    BigDecimal room = step.orElse(BigDecimal.ONE).max(BigDecimal.valueOf(usualMost - usualLeast));
    return from.compareTo(usual) < 0 && step.isEmpty() ? usual : from.add(room);
  }

  private static BigDecimal wholeMultiple(BigDecimal step) {
    BigDecimal plain = step.stripTrailingZeros();
    java.math.BigInteger unscaled = plain.unscaledValue();
    java.math.BigInteger one = java.math.BigInteger.TEN.pow(plain.scale());
    return new BigDecimal(unscaled.divide(unscaled.gcd(one)));
  }

  /// With two decimals where that leaves one, else with as many as it takes.
  private Optional<BigDecimal> real(BigDecimal from, BigDecimal to, Draw draw) {
    BigDecimal span = to.subtract(from);
    if (span.signum() < 0) {
      return Optional.empty();
    }
    BigDecimal drawn = from.add(span.multiply(BigDecimal.valueOf(draw.uniform())));
    for (int decimals = 2; decimals <= 12; decimals += 2) {
      BigDecimal rounded = drawn.setScale(decimals, RoundingMode.HALF_EVEN);
      if (hold(rounded)) {
        return Optional.of(rounded);
      }
    }
    BigDecimal middle = from.add(span.multiply(new BigDecimal("0.5")));
    return hold(middle)
        ? Optional.of(middle)
        : Optional.of(from.add(span.multiply(FINEST))).filter(this::hold);
  }
}
