package dev.understudy.core.distribution;

import java.util.function.DoubleFunction;

/// The checks that are common to all families, before any solving: each value by itself, against
/// the offset, the bounds and its neighbours.
final class StatedValues {
  private StatedValues() {}

  static void check(Kind kind, Given given) {
    checkBounds(given.bounds(), given::showExactly);
    for (int i = 0; i < given.parameters().size(); i++) {
      checkAlone(kind, given, i);
    }
    for (int i = 0; i < given.parameters().size(); i++) {
      if (given.isPlace(i)) {
        checkPlace(kind, given, i);
      }
    }
    if (given.has("min") && given.has("max")) {
      Refusal.unlessAscending(given, "min", "max");
    }
    checkPercentiles(given);
    checkSpread(given);
  }

  static void checkBounds(Bounds bounds, DoubleFunction<String> show) {
    if (!(bounds.max() > bounds.offset())) {
      throw new ParameterException(
          "max",
          "max "
              + show.apply(bounds.max())
              + " does not lie above offset "
              + show.apply(bounds.offset())
              + "; nothing would be left",
          "`min` and `max` are served values, offset included: give a greater max.");
    }
  }

  /// @throws ParameterException where the key names no percentile
  static double probability(String key) {
    if (key.equals(Keys.MEDIAN)) {
      return 0.5;
    }
    if (!Percentile.isKey(key)) {
      throw new ParameterException(
          key, key + " is no percentile", "Write `p50`, `p99`, `p99.9`, or `median`.");
    }
    return Percentile.probability(key);
  }

  static void checkAboveOffset(
      String key, double value, Bounds bounds, DoubleFunction<String> show) {
    if (bounds.offset() > 0 && !(value > bounds.offset())) {
      throw new ParameterException(
          key,
          key
              + " "
              + show.apply(value)
              + " does not lie above offset "
              + show.apply(bounds.offset()),
          "Facts hold for what is served, offset included.");
    }
  }

  private static void checkAlone(Kind kind, Given given, int i) {
    var parameter = given.parameters().get(i);
    double value = given.stated(i);
    boolean enough = kind.allowsZero(parameter.name()) ? value >= 0 : value > 0;
    if (!(enough && value < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          given.key(i),
          given.key(i)
              + " must be "
              + (kind.allowsZero(parameter.name()) ? "at least 0" : "above 0")
              + " but is "
              + text(given, parameter, value),
          parameter.name().equals(Keys.SD)
              ? "For a value without spread write `fixed`."
              : "Give a positive value.");
    }
    if (parameter.kind() == Parameter.Kind.COUNT && (value < 1 || value != Math.rint(value))) {
      throw new ParameterException(
          given.key(i),
          given.key(i) + " must be a whole number of at least 1 but is " + Digits.plain(value, 6),
          "For a shape that is not whole write `gamma`.");
    }
  }

  private static String text(Given given, Parameter parameter, double value) {
    return switch (parameter.kind()) {
      case VALUE, QUANTILE -> given.showExactly(value);
      case NUMBER, COUNT, FLOW -> Digits.plain(value, 6);
    };
  }

  private static void checkPlace(Kind kind, Given given, int i) {
    var bounds = given.bounds();
    double value = given.stated(i);
    boolean zero = kind.allowsZero(given.parameters().get(i).name());
    if (!(zero ? value >= bounds.offset() : value > bounds.offset())) {
      throw new ParameterException(
          given.key(i),
          given.key(i)
              + " "
              + given.showExactly(value)
              + " does not lie above offset "
              + given.showExactly(bounds.offset()),
          "Facts hold for what is served, offset included.");
    }
    boolean inside =
        zero
            ? value >= bounds.min() && value <= bounds.max()
            : (value > bounds.min() || bounds.min() == 0) && value < bounds.max();
    if (!inside) {
      throw new ParameterException(
          given.key(i),
          given.key(i)
              + " "
              + given.showExactly(value)
              + " does not lie within the bounds "
              + given.showExactly(bounds.min())
              + " .. "
              + (bounds.max() == Double.POSITIVE_INFINITY
                  ? "without end"
                  : given.showExactly(bounds.max())),
          "Facts hold for what is served: move the bound or the fact.");
    }
  }

  private static void checkPercentiles(Given given) {
    if (!given.has("pA") || !given.has("pB")) {
      return;
    }
    if (!(given.probability("pA") < given.probability("pB"))) {
      throw new ParameterException(
          given.key("pB"),
          given.key("pA") + " and " + given.key("pB") + " are the same percentile",
          "Give two different percentiles.");
    }
    if (!(given.get("pA") < given.get("pB"))) {
      throw new ParameterException(
          given.key("pB"),
          given.key("pB")
              + " must be greater than "
              + given.key("pA")
              + ", but they are "
              + given.showExactly(given.get("pB") + given.bounds().offset())
              + " and "
              + given.showExactly(given.get("pA") + given.bounds().offset()),
          "A higher percentile has a greater value.");
    }
  }

  /// sd^2 < (mean - min)(max - mean) for every law on [min, max]; equality only where all mass sits
  /// at the ends.
  private static void checkSpread(Given given) {
    var bounds = given.bounds();
    if (!given.has(Keys.MEAN)
        || !given.has(Keys.SD)
        || !(bounds.max() < Double.POSITIVE_INFINITY)) {
      return;
    }
    double mean = given.get(Keys.MEAN) + bounds.offset();
    double sd = given.get(Keys.SD);
    double least = Math.max(bounds.min(), bounds.offset());
    double limit = Math.sqrt((mean - least) * (bounds.max() - mean));
    if (!(sd < limit)) {
      throw new ParameterException(
          given.key(Keys.SD),
          "no distribution within "
              + given.showExactly(least)
              + " .. "
              + given.showExactly(bounds.max())
              + " with mean "
              + given.showExactly(mean)
              + " has sd "
              + given.showExactly(sd)
              + " (attainable: below "
              + given.show(limit)
              + ")",
          "Give a smaller sd or wider bounds.");
    }
  }
}
