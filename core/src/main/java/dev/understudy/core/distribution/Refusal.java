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
}
