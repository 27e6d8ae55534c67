package dev.understudy.core.distribution;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every [Family], and how a written set of parameters becomes a [Distribution].
public final class Families {
  private static final List<Kind> KINDS =
      List.of(
          Fixed.KIND,
          Uniform.KIND,
          Triangular.KIND,
          Normal.KIND,
          Exponential.KIND,
          Gamma.KIND,
          Gamma.ERLANG,
          Weibull.KIND,
          LogNormal.KIND,
          Pareto.KIND,
          Lomax.KIND,
          LogLogistic.KIND,
          Beta.KIND);

  private Families() {}

  /// All families, in the order of the reference page.
  public static List<Family> all() {
    return KINDS.stream().map(Kind::family).toList();
  }

  /// A distribution and what a person should know about it although it is allowed.
  ///
  /// @param warnings such as "the mean of this distribution does not exist; it is verified by
  ///   quantiles only"
  public record Built(Distribution distribution, List<String> warnings) {
    public Built {
      warnings = List.copyOf(warnings);
    }
  }

  /// The service time that `family` with these parameters and bounds is; see the longer form.
  public static Built build(
      String family, Map<String, Double> parameters, Bounds bounds, DoubleFunction<String> show) {
    return build(family, parameters, bounds, show, Quantity.TIME);
  }

  /// The distribution that `family` with these parameters and bounds is.
  ///
  /// @param parameters by key as written (`p50`, `p99.9`, `median`, `cv` included); values in the
  ///   unit of the law (ns or bytes), flows per that unit, plain numbers as they are
  /// @param show renders a value of the law for a message (`20ms`, `3.2KB`)
  /// @throws ParameterException where the keys are no form of the family, or the values cannot be
  ///   met
  public static Built build(
      String family,
      Map<String, Double> parameters,
      Bounds bounds,
      DoubleFunction<String> show,
      Quantity quantity) {
    var kind = kind(family);
    var match = FormMatch.of(kind, parameters, bounds, show);
    StatedValues.check(kind, match.given());
    double lo = Math.max(0, bounds.min() - bounds.offset());
    double hi = bounds.max() - bounds.offset();
    var unshifted = within(kind, match, lo, hi);
    if (!holdable(unshifted)) {
      throw overflow(match.given());
    }
    var law = Shifted.of(unshifted, bounds.offset());
    return new Built(law, Warnings.of(law, quantity));
  }

  /// A law that is made already (a mixture, a table, samples) under bounds: truncated to min and
  /// max, then shifted.
  ///
  /// @throws ParameterException where the bounds keep less than a millionth of it
  public static Built bounded(
      Distribution law, Bounds bounds, DoubleFunction<String> show, Quantity quantity) {
    StatedValues.checkBounds(bounds, show);
    double lo = Math.max(0, bounds.min() - bounds.offset());
    double hi = bounds.max() - bounds.offset();
    var served = Shifted.of(Truncated.of(law, lo, hi, show), bounds.offset());
    return new Built(served, Warnings.of(served, quantity));
  }

  /// The law through stated quantiles, under bounds that re-normalise the ends and leave the knots.
  ///
  /// @param quantiles served values by percentile key (`p50`, `median`), offset included, in any
  ///   order
  /// @param tailShape of a Pareto tail from the last quantile on; empty for none
  /// @throws ParameterException where they are fewer than 2, do not rise, or lie outside the bounds
  public static Built quantiles(
      Map<String, Double> quantiles,
      OptionalDouble tailShape,
      Bounds bounds,
      DoubleFunction<String> show,
      Quantity quantity) {
    StatedValues.checkBounds(bounds, show);
    double offset = bounds.offset();
    var knots = new TreeMap<Double, Double>();
    quantiles.forEach(
        (key, value) -> {
          double p = StatedValues.probability(key);
          if (knots.put(p, value - offset) != null) {
            throw new ParameterException(
                key, "the same percentile stands twice", "Take out one of the two.");
          }
          StatedValues.checkAboveOffset(key, value, bounds, show);
        });
    var law =
        QuantileTable.of(
            knots.keySet().stream().mapToDouble(p -> p).toArray(),
            knots.values().stream().mapToDouble(x -> x).toArray(),
            Math.max(0, bounds.min() - offset),
            bounds.max() - offset,
            tailShape.orElse(Double.NaN),
            x -> show.apply(x + offset));
    var served = Shifted.of(law, offset);
    return new Built(served, Warnings.of(served, quantity));
  }

  private static Kind kind(String family) {
    for (var kind : KINDS) {
      if (kind.family().name().equals(family)) {
        return kind;
      }
    }
    var names = KINDS.stream().map(k -> k.family().name()).collect(Collectors.joining(", "));
    throw new ParameterException(
        "", "there is no distribution `" + family + "`", "There are: " + names + ".");
  }

  private static Distribution within(Kind kind, FormMatch match, double lo, double hi) {
    var given = match.given();
    boolean cuts = lo > 0 || hi < Double.POSITIVE_INFINITY;
    boolean facts =
        given.parameters().stream()
            .anyMatch(p -> p.role() == Parameter.Role.FACT && !p.name().equals(Keys.MODE));
    var chart = kind.chart();
    if (!cuts || !facts || chart == null) {
      var law = closed(match);
      var served = Truncated.of(law, lo, hi, given::show);
      if (facts && !served.equals(law)) {
        throw Unattainable.withoutChart(given, law, served, lo, hi);
      }
      return served;
    }
    return new ServedFacts(chart, given, lo, hi).solve(uncut(match));
  }

  /// The solution without bounds; null where there is none, though within bounds there may be.
  private static @Nullable Distribution uncut(FormMatch match) {
    try {
      return closed(match);
    } catch (ParameterException none) {
      return null;
    }
  }

  /// The values are checked, so a constructor refuses only what has over- or underflowed on the way
  /// to it.
  private static Distribution closed(FormMatch match) {
    try {
      return match.recipe().closed().apply(match.given());
    } catch (IllegalArgumentException overflow) {
      throw overflow(match.given());
    }
  }

  private static ParameterException overflow(Given given) {
    return new ParameterException(
        given.key(0),
        given.family() + " with these parameters is beyond what numbers can hold",
        "Use less extreme parameters.");
  }

  /// Infinite moments are what some families have; NaN, or infinity from finite moments, is
  /// overflow. So is a greatest draw of infinity, and one draw in a million that is too small for a
  /// double: F(Q(u)) would no longer be u.
  private static boolean holdable(Distribution law) {
    double variance = law.variance();
    return !Double.isNaN(law.mean())
        && !Double.isNaN(variance)
        && (variance < Double.POSITIVE_INFINITY || Warnings.heavyTailed(law))
        && law.upperQuantile(0x1p-53) < Double.POSITIVE_INFINITY
        && (law.quantile(1e-6) > 0 || !law.continuous());
  }
}
