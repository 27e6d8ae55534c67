package dev.understudy.core.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mixture: F = sum of w_i F_i, mean = sum of w_i m_i, E[X^2] = sum of w_i E[X_i^2]. It is drawn
/// from by its own quantile, one uniform a draw, so which part a draw came from is neither chosen
/// nor reported.
///
/// Q is a root of F - u between the least and the greatest of the parts' quantiles, or within a
/// cell of a [GuideTable].
public final class Mixture implements Distribution {
  private static final int MOST_PARTS = 16;

  private final Distribution[] parts;
  private final double[] weights;
  private final boolean continuous;
  private final boolean gaps;
  private final @Nullable GuideTable below;
  private final @Nullable GuideTable above;

  private Mixture(Distribution[] parts, double[] weights, boolean tabled) {
    this.parts = parts;
    this.weights = weights;
    continuous = Arrays.stream(parts).allMatch(Distribution::continuous);
    gaps = hasGaps(parts);
    below = tabled ? new GuideTable(lower(), (u, _) -> searchBelow(u, least(u), most(u))) : null;
    above =
        tabled
            ? new GuideTable(upper(), (s, _) -> searchAbove(s, leastAbove(s), mostAbove(s)))
            : null;
  }

  /// The mixture of 2 to 16 parts by weight; a part that is a mixture counts as one and is taken
  /// apart.
  ///
  /// @param weights above 0, in any scale
  /// @throws ParameterException where there are too few or too many parts, or a weight is not above
  ///   0
  public static Distribution of(List<Distribution> parts, List<Double> weights) {
    if (parts.size() != weights.size()) {
      throw new IllegalArgumentException(
          parts.size() + " parts but " + weights.size() + " weights");
    }
    if (parts.size() < 2 || parts.size() > MOST_PARTS) {
      throw new ParameterException(
          "mixture",
          "a mixture has 2 to " + MOST_PARTS + " parts but this has " + parts.size(),
          parts.size() < 2
              ? "Write the distribution itself."
              : "Nest mixtures, or describe the data by `samples` or `quantiles`.");
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new ParameterException(
            "weight",
            "a weight must be above 0 but is " + Digits.plain(weight, 6),
            "Leave the part out, or give it a positive weight.");
      }
      sum += weight;
    }
    var flatParts = new ArrayList<Distribution>();
    var flatWeights = new ArrayList<Double>();
    for (int i = 0; i < parts.size(); i++) {
      add(parts.get(i), weights.get(i) / sum, flatParts, flatWeights);
    }
    return new Mixture(
        flatParts.toArray(Distribution[]::new),
        flatWeights.stream().mapToDouble(w -> w).toArray(),
        true);
  }

  /// (1 - share) `from` + share `to`, without a table: for a ramp, whose weights move. The law
  /// itself at both ends.
  ///
  /// @param share in [0, 1]
  public static Distribution between(Distribution from, Distribution to, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must lie in 0..1 but is " + share);
    }
    if (share == 0) {
      return from;
    }
    return share == 1
        ? to
        : new Mixture(new Distribution[] {from, to}, new double[] {1 - share, share}, false);
  }

  private static void add(
      Distribution part, double weight, List<Distribution> parts, List<Double> weights) {
    if (part instanceof Mixture nested) {
      for (int i = 0; i < nested.parts.length; i++) {
        add(nested.parts[i], weight * nested.weights[i], parts, weights);
      }
    } else {
      parts.add(part);
      weights.add(weight);
    }
  }

  /// True where F is constant over some stretch between its ends: then F(x) = u does not settle x.
  private static boolean hasGaps(Distribution[] parts) {
    var sorted = parts.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(Distribution::lower));
    double reached = sorted[0].upper();
    for (var part : sorted) {
      if (part.lower() > reached || mayHaveGaps(part)) {
        return true;
      }
      reached = Math.max(reached, part.upper());
    }
    return false;
  }

  private static boolean mayHaveGaps(Distribution law) {
    return switch (law) {
      case Mixture mixture -> mixture.gaps;
      case Truncated cut -> mayHaveGaps(cut.parent());
      case Scaled scaled -> mayHaveGaps(scaled.base());
      case Shifted shifted -> mayHaveGaps(shifted.base());
      case Spliced spliced -> mayHaveGaps(spliced.body());
      default -> false;
    };
  }

  public List<Distribution> parts() {
    return List.of(parts);
  }

  /// The weights, which sum to 1.
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public double cdf(double x) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i].cdf(x);
    }
    return sum;
  }

  @Override
  public double sf(double x) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i].sf(x);
    }
    return sum;
  }

  @Override
  public double cdfBelow(double x) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i].cdfBelow(x);
    }
    return sum;
  }

  @Override
  public double quantile(double u) {
    return u <= 0.5 ? tailBelow(u) : tailAbove(1 - u);
  }

  @Override
  public double upperQuantile(double s) {
    return s <= 0.5 ? tailAbove(s) : tailBelow(1 - s);
  }

  private double tailBelow(double u) {
    int cell = GuideTable.cell(u);
    return below == null || cell == 0
        ? searchBelow(u, least(u), most(u))
        : searchBelow(u, below.edge(cell), below.edge(cell + 1));
  }

  private double tailAbove(double s) {
    int cell = GuideTable.cell(s);
    return above == null || cell == 0
        ? searchAbove(s, leastAbove(s), mostAbove(s))
        : searchAbove(s, above.edge(cell + 1), above.edge(cell));
  }

  private double searchBelow(double u, double from, double to) {
    return MixtureRoot.search(this, u, false, from, to);
  }

  private double searchAbove(double s, double from, double to) {
    return MixtureRoot.search(this, s, true, from, to);
  }

  private double least(double u) {
    double least = Double.POSITIVE_INFINITY;
    for (var part : parts) {
      least = Math.min(least, part.quantile(u));
    }
    return least;
  }

  private double most(double u) {
    double most = 0;
    for (var part : parts) {
      most = Math.max(most, part.quantile(u));
    }
    return most;
  }

  private double leastAbove(double s) {
    double least = Double.POSITIVE_INFINITY;
    for (var part : parts) {
      least = Math.min(least, part.upperQuantile(s));
    }
    return least;
  }

  private double mostAbove(double s) {
    double most = 0;
    for (var part : parts) {
      most = Math.max(most, part.upperQuantile(s));
    }
    return most;
  }

  /// The greatest atom of any part in (from, to]; NaN where there is none.
  double atomWithin(double from, double to) {
    double greatest = Double.NaN;
    for (var part : parts) {
      if (!part.continuous()) {
        double share = part.cdf(to);
        double atom =
            share >= 1 ? Math.min(to, part.upper()) : share > 0 ? part.quantile(share) : to;
        if (share > 0 && atom > from && !(atom <= greatest)) {
          greatest = atom;
        }
      }
    }
    return greatest;
  }

  /// True where F(x) = u need not settle x: over atoms and gaps the search goes on to the last
  /// digit.
  boolean uneven() {
    return gaps || !continuous;
  }

  @Override
  public double mean() {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i].mean();
    }
    return sum;
  }

  /// Within the parts and between them, which does not cancel as E[X^2] - E[X]^2 would.
  @Override
  public double variance() {
    double mean = mean();
    if (mean == Double.POSITIVE_INFINITY) {
      return mean;
    }
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      double apart = parts[i].mean() - mean;
      sum += weights[i] * (parts[i].variance() + apart * apart);
    }
    return sum;
  }

  @Override
  public double lower() {
    double least = Double.POSITIVE_INFINITY;
    for (var part : parts) {
      least = Math.min(least, part.lower());
    }
    return least;
  }

  @Override
  public double upper() {
    double most = 0;
    for (var part : parts) {
      most = Math.max(most, part.upper());
    }
    return most;
  }

  @Override
  public double partialMoment(int k, double x) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i].partialMoment(k, x);
    }
    return sum;
  }

  @Override
  public boolean continuous() {
    return continuous;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mixture m
        && Arrays.equals(parts, m.parts)
        && Arrays.equals(weights, m.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(parts) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "Mixture" + Arrays.toString(parts) + Arrays.toString(weights);
  }
}
