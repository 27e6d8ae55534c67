package dev.understudy.bench;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// Our figure over another's of the same round: what survives a change of machine, and of the
/// machine's mood. One value a round, all > 0.
///
/// @param id stable name, such as `throughput/nginx`
/// @param better which way is good
/// @param rounds the ratio of each round, at least two
record Ratio(String id, Better better, List<Double> rounds) {
  /// Which way a figure should go.
  enum Better {
    HIGHER,
    LOWER
  }

  /// What became of a ratio since it was kept.
  ///
  /// @param factor now over then, of the geometric means
  /// @param noise factor that chance alone exceeds, up or down, once in a hundred comparisons
  record Move(Ratio then, Ratio now, double factor, double noise) {
    boolean beyondNoise() {
      return Math.abs(Math.log(factor)) > Math.log(noise);
    }

    boolean worse() {
      return beyondNoise() && (now.better == Better.HIGHER) == (factor < 1);
    }
  }

  /// Runs differ by more than their rounds do (layout of code, what the compiler chose). By how
  /// much was not measured: this is a guess.
  private static final double BETWEEN_RUNS = 1.10;

  Ratio {
    rounds = List.copyOf(rounds);
    if (rounds.size() < 2 || rounds.stream().anyMatch(it -> !(it > 0))) {
      throw new IllegalArgumentException(id + " needs two rounds > 0 but has " + rounds);
    }
  }

  /// @param ours by round
  /// @param theirs by round, of the same length
  static Ratio of(String id, Better better, double[] ours, double[] theirs) {
    Double[] rounds = new Double[ours.length];
    Arrays.setAll(rounds, i -> ours[i] / theirs[i]);
    return new Ratio(id, better, List.of(rounds));
  }

  double median() {
    return median(rounds.stream().mapToDouble(it -> it).toArray());
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /// Student's t on the logarithms, variance pooled over both runs, two-sided at 1 %, times what
  /// runs differ by anyway.
  Move since(Ratio then) {
    double difference = meanLog() - then.meanLog();
    int n = rounds.size();
    int m = then.rounds.size();
    double pooled = (squares() + then.squares()) / (n + m - 2);
    double critical = TDistribution.of(n + m - 2).inverseSurvivalProbability(0.005);
    double noise = critical * Math.sqrt(pooled * (1.0 / n + 1.0 / m));
    return new Move(then, this, Math.exp(difference), Math.exp(noise) * BETWEEN_RUNS);
  }

  private double meanLog() {
    return rounds.stream().mapToDouble(Math::log).average().orElseThrow();
  }

  /// Sum of the squared distances from the mean, of the logarithms.
  private double squares() {
    double mean = meanLog();
    return rounds.stream().mapToDouble(it -> Math.pow(Math.log(it) - mean, 2)).sum();
  }
}
