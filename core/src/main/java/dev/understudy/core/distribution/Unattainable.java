package dev.understudy.core.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// The refusal of facts that no cut law of the family has: what is attainable, and the natural form
/// as the way out.
final class Unattainable {
  private Unattainable() {}

  /// A fact that is out of reach whatever the others.
  static ParameterException one(
      Given given,
      int fact,
      Search search,
      @Nullable Distribution uncut,
      double lo,
      double hi,
      Chart chart) {
    return of(given, fact, "", search.least(), search.greatest(), uncut, lo, hi, chart);
  }

  /// A second fact that is out of reach given the first.
  static ParameterException second(
      Given given,
      int fact,
      double least,
      double greatest,
      @Nullable Distribution uncut,
      double lo,
      double hi,
      Chart chart) {
    int other = fact == 0 ? 1 : 0;
    String with = " with " + given.key(other) + " " + given.showExactly(given.stated(other));
    return of(given, fact, with, least, greatest, uncut, lo, hi, chart);
  }

  /// @param least the least ln(served / stated) that was met
  private static ParameterException of(
      Given given,
      int fact,
      String with,
      double least,
      double greatest,
      @Nullable Distribution uncut,
      double lo,
      double hi,
      Chart chart) {
    double offset = given.bounds().offset();
    double base = given.isPlace(fact) ? offset : 0;
    String low = given.show(base + given.value(fact) * Math.exp(least));
    String high = given.show(base + given.value(fact) * Math.exp(greatest));
    String attainable =
        !(greatest >= least)
            ? "none found within the bounds"
            : greatest < 0
                ? "attainable: below " + high
                : least > 0 ? "attainable: above " + low : "attainable: " + low + " to " + high;
    DoubleFunction<String> exactly = given::showExactly;
    String message =
        given.family()
            + " "
            + Truncated.cutText(lo > 0 ? lo + offset : 0, hi + offset, exactly)
            + with
            + " cannot have "
            + given.key(fact)
            + " "
            + given.showExactly(given.stated(fact))
            + " ("
            + attainable
            + ")";
    return new ParameterException(given.key(fact), message, wayOut(given, uncut, lo, hi, chart));
  }

  private static String wayOut(
      Given given, @Nullable Distribution uncut, double lo, double hi, Chart chart) {
    if (uncut == null) {
      String keys =
          chart.firstKey().isEmpty()
              ? ""
              : ", `" + chart.firstKey() + "` and `" + chart.secondKey() + "`";
      return "Widen the bounds, or give the natural parameters of the uncut distribution"
          + keys
          + ".";
    }
    var natural = NaturalForm.of(uncut, given::showExactly);
    String write = "For the uncut distribution's " + natural.names() + " write " + natural.text();
    if (!(Truncated.kept(uncut, lo, hi) >= Truncated.LEAST_KEPT)) {
      return write + "; the bounds would keep next to nothing of it.";
    }
    var law = Truncated.of(uncut, lo, hi, given::show);
    List<String> served = new ArrayList<>();
    for (int i = 0; i < given.parameters().size(); i++) {
      if (given.parameters().get(i).role() == Parameter.Role.FACT) {
        double value =
            switch (given.parameters().get(i).name()) {
              case Keys.MEAN -> law.mean() + given.bounds().offset();
              case Keys.SD -> law.sd();
              default -> law.quantile(given.probability(i)) + given.bounds().offset();
            };
        served.add(given.key(i) + " " + given.show(value));
      }
    }
    return write + "; it then serves " + String.join(", ", served) + ".";
  }

  /// Facts of a family whose every law that has them reaches beyond the bounds.
  static ParameterException withoutChart(
      Given given, Distribution law, Distribution served, double lo, double hi) {
    double offset = given.bounds().offset();
    String message =
        given.family()
            + " with these facts reaches from "
            + given.show(law.lower() + offset)
            + " to "
            + given.show(law.upper() + offset)
            + ": "
            + Truncated.cutText(lo > 0 ? lo + offset : 0, hi + offset, given::showExactly)
            + " it has mean "
            + given.show(served.mean() + offset)
            + ", sd "
            + given.show(served.sd());
    return new ParameterException(
        given.key(0),
        message,
        "Leave out the bounds or widen them, or write "
            + NaturalForm.of(law, given::showExactly).text()
            + " for the uncut distribution.");
  }
}
