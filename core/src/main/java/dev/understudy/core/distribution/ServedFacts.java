package dev.understudy.core.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Solves for the parent law whose cut to [lo, hi] has the stated facts (MODELS.md 1.2, 1.5):
/// unknowns are the coordinates of the family's [Chart] that no natural parameter holds, residuals
/// are ln(served / stated).
///
/// One fact: a bracketed root along its coordinate. Two: damped Newton from the untruncated
/// solution; where that stalls, a root in the second coordinate of roots in the first, which also
/// yields what is attainable.
final class ServedFacts {
  /// The greatest |ln(served / stated)| that counts as met.
  static final double ACCEPTED = 1e-9;

  /// Below this a cut changes no digit of the fact.
  private static final double EXACT = 1e-14;

  private final Chart chart;
  private final Given given;
  private final double lo;
  private final double hi;
  private final List<Integer> facts = new ArrayList<>();

  ServedFacts(Chart chart, Given given, double lo, double hi) {
    this.chart = chart;
    this.given = given;
    this.lo = lo;
    this.hi = hi;
    for (int i = 0; i < given.parameters().size(); i++) {
      var parameter = given.parameters().get(i);
      if (parameter.role() == Parameter.Role.FACT && !parameter.name().equals(Keys.MODE)) {
        facts.add(i);
      }
    }
  }

  /// The law within the bounds that has the stated facts.
  ///
  /// @param uncut the solution without bounds, null where there is none
  /// @throws ParameterException with the attainable range where no law of the family has them
  Distribution solve(@Nullable Distribution uncut) {
    if (uncut != null && met(uncut, EXACT)) {
      return cut(uncut);
    }
    Distribution parent =
        switch (facts.size()) {
          case 1 -> solveOne(uncut);
          case 2 -> solveTwo(uncut);
          default -> throw new IllegalArgumentException("facts to solve for: " + facts.size());
        };
    return cut(
        switch (parent) {
          case Gamma gamma -> gamma.tabled();
          case Beta beta -> beta.tabled();
          default -> parent;
        });
  }

  private Distribution cut(Distribution parent) {
    return Truncated.of(parent, lo, hi, given::show);
  }

  private boolean met(Distribution parent, double tolerance) {
    return facts.stream().allMatch(i -> Math.abs(residual(i, parent)) <= tolerance);
  }

  /// ln(served / stated) of fact i; NaN where the cut keeps next to nothing of the parent.
  private double residual(int i, Distribution parent) {
    return Math.log(served(i, parent) / given.value(i));
  }

  private double served(int i, Distribution parent) {
    if (!(Truncated.kept(parent, lo, hi) >= Truncated.LEAST_KEPT)) {
      return Double.NaN;
    }
    var law = cut(parent);
    var parameter = given.parameters().get(i);
    return switch (parameter.name()) {
      case Keys.MEAN -> law.mean();
      case Keys.SD -> law.sd();
      default -> law.quantile(given.probability(i));
    };
  }

  private double residual(int i, double first, double second) {
    return chart.covers(first, second) ? residual(i, chart.at(given, first, second)) : Double.NaN;
  }

  private Distribution solveOne(@Nullable Distribution uncut) {
    int fact = facts.getFirst();
    boolean alongSecond = given.has(chart.firstKey());
    double heldValue =
        alongSecond
            ? Math.log(given.get(chart.firstKey()))
            : given.has(chart.secondKey()) ? Math.log(given.get(chart.secondKey())) : 0;
    DoubleUnaryOperator residual =
        alongSecond ? t -> residual(fact, heldValue, t) : t -> residual(fact, t, heldValue);
    double start =
        uncut == null
            ? (alongSecond ? chart.secondStart(given) : chart.firstStart(given.value(fact)))
            : (alongSecond ? chart.second(uncut) : chart.first(uncut));
    var search = Search.along(start, residual);
    double root = search.root();
    Distribution parent =
        Double.isNaN(root)
            ? null
            : alongSecond ? chart.at(given, heldValue, root) : chart.at(given, root, heldValue);
    if (parent == null || !met(parent, ACCEPTED)) {
      throw Unattainable.one(given, fact, search, uncut, lo, hi, chart);
    }
    return parent;
  }

  private Distribution solveTwo(@Nullable Distribution uncut) {
    double first = uncut == null ? firstStart() : chart.first(uncut);
    double second = uncut == null ? chart.secondStart(given) : chart.second(uncut);
    var newton = new Newton(this::residuals).from(first, second);
    if (newton.worst() <= ACCEPTED) {
      return chart.at(given, newton.first(), newton.second());
    }
    return byNestedRoots(uncut, second);
  }

  private double firstStart() {
    return chart.firstStart(given.value(facts.getFirst()));
  }

  private double[] residuals(double first, double second) {
    if (!chart.covers(first, second)) {
      return new double[] {Double.NaN, Double.NaN};
    }
    var parent = chart.at(given, first, second);
    return new double[] {residual(facts.get(0), parent), residual(facts.get(1), parent)};
  }

  private Distribution byNestedRoots(@Nullable Distribution uncut, double centre) {
    int outerFact = facts.get(1);
    var inner = new Inner(uncut == null ? firstStart() : chart.first(uncut));
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double before = Double.NaN;
    double beforeRoot = Double.NaN;
    double beforeMiss = Double.NaN;
    for (double t = centre - 8; t <= centre + 8; t += 0.25) {
      double miss = inner.outerMiss(outerFact, t);
      if (Double.isNaN(miss)) {
        continue;
      }
      least = Math.min(least, miss);
      greatest = Math.max(greatest, miss);
      double root = inner.start;
      if (beforeMiss * miss < 0) {
        // The inner search goes on from its last root: from where it is now it may miss the first
        // end.
        inner.start = beforeRoot;
        if (inner.outerMiss(outerFact, before) * inner.outerMiss(outerFact, t) < 0) {
          inner.start = beforeRoot;
          double second = Root.between(before, t, s -> inner.outerMiss(outerFact, s));
          double first = inner.root(second);
          if (chart.covers(first, second)) {
            var parent = chart.at(given, first, second);
            if (met(parent, ACCEPTED)) {
              return parent;
            }
          }
        }
        inner.start = root;
      }
      before = t;
      beforeRoot = root;
      beforeMiss = miss;
    }
    throw greatest >= least
        ? Unattainable.second(given, outerFact, least, greatest, uncut, lo, hi, chart)
        : Unattainable.one(given, facts.getFirst(), inner.search, uncut, lo, hi, chart);
  }

  /// The first coordinate as a function of the second: where the first fact is met.
  private final class Inner {
    private double start;
    private Search search = Search.EMPTY;

    Inner(double start) {
      this.start = start;
    }

    double root(double second) {
      var found = Search.along(start, t -> residual(facts.getFirst(), t, second));
      search = search.joined(found);
      if (!Double.isNaN(found.root())) {
        start = found.root();
      }
      return found.root();
    }

    double outerMiss(int fact, double second) {
      double first = root(second);
      return Double.isNaN(first) ? Double.NaN : residual(fact, first, second);
    }
  }
}
