package dev.understudy.core.distribution;

/// Refusals that several families share.
final class Refusal {
  private Refusal() {}

  static void unlessAscending(Given given, String less, String more) {
    if (!(given.get(less) < given.get(more))) {
      throw given.refuse(
          more,
          given.family()
              + " needs "
              + given.key(less)
              + " < "
              + given.key(more)
              + ", but they are "
              + given.showExactly(given.get(less))
              + " and "
              + given.showExactly(given.get(more)),
          "Write the smaller value as `" + given.key(less) + "`.");
    }
  }

  /// Two percentiles whose ratio no law of the family has.
  static ParameterException ratio(Given given, double least, double greatest) {
    String lower = given.key("pA");
    double low = given.get("pA");
    double offset = given.bounds().offset();
    String range =
        greatest == Double.POSITIVE_INFINITY
            ? "above " + given.show(least * low + offset)
            : least <= 1
                ? "below " + given.show(greatest * low + offset)
                : "from "
                    + given.show(least * low + offset)
                    + " to "
                    + given.show(greatest * low + offset);
    return given.refuse(
        "pB",
        given.family()
            + " with "
            + lower
            + " "
            + given.showExactly(low + offset)
            + " cannot have "
            + given.key("pB")
            + " "
            + given.showExactly(given.get("pB") + offset)
            + " (attainable: "
            + range
            + ")",
        "Move one of the two percentiles, or write them as `quantiles: {...}`, which meets any.");
  }

  /// A spread beyond what the family has at this mean.
  static ParameterException spread(Given given, double least, double greatest) {
    String range =
        greatest == Double.POSITIVE_INFINITY
            ? "above " + given.show(least)
            : least <= 0
                ? "below " + given.show(greatest)
                : given.show(least) + " to " + given.show(greatest);
    return given.refuse(
        Keys.SD,
        given.family()
            + " with mean "
            + given.showExactly(given.get(Keys.MEAN) + given.bounds().offset())
            + " cannot have sd "
            + given.showExactly(given.get(Keys.SD))
            + " (attainable: "
            + range
            + ")",
        "Change the sd, or take another family: `gamma` and `lognormal` have any.");
  }

  static void unlessMeanExists(Given given, double shape) {
    if (!(shape > 1)) {
      throw given.refuse(
          Keys.MEAN,
          given.family()
              + " with shape "
              + Digits.plain(shape, 4)
              + " has no mean: it is infinite for shapes up to 1",
          "Give a shape above 1, or `max`, or the scale instead of the mean.");
    }
  }

  /// A place that may be an end.
  static void unlessWithin(Given given, String name, double least, double greatest) {
    double value = given.get(name);
    if (!(value >= least && value <= greatest)) {
      throw outside(given, name, least, greatest, "from ");
    }
  }

  static void unlessInside(Given given, String name, double least, double greatest) {
    double value = given.get(name);
    if (!(value > least && value < greatest)) {
      throw outside(given, name, least, greatest, "between ");
    }
  }

  private static ParameterException outside(
      Given given, String name, double least, double greatest, String between) {
    double offset = given.bounds().offset();
    return given.refuse(
        name,
        given.family()
            + " cannot have "
            + given.key(name)
            + " "
            + given.showExactly(given.get(name) + offset)
            + " (attainable: "
            + between
            + given.show(least + offset)
            + (between.startsWith("from") ? " to " : " and ")
            + given.show(greatest + offset)
            + ")",
        "Move it, or the ends.");
  }
}
