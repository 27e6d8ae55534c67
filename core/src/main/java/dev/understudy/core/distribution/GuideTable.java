package dev.understudy.core.distribution;

/// Exact quantiles at fixed probabilities up to 1/2, as brackets for the search between them: cells
/// of 1/256, and 32 more that halve towards 0. A law has one for its lower tail and one for its
/// upper tail.
final class GuideTable {
  private static final int HALVINGS = 32; // down to 2^-40
  private static final int CELLS = HALVINGS + 128;

  private final double[] edges = new double[CELLS + 1];

  /// The exact quantile at tail probability `u`, which lies between `previous` (the one before) and
  /// the median side.
  interface Exact {
    double at(double u, double previous);
  }

  /// @param end the quantile at probability 0
  GuideTable(double end, Exact exact) {
    edges[0] = end;
    for (int i = 1; i <= CELLS; i++) {
      edges[i] = exact.at(probability(i), edges[i - 1]);
    }
  }

  /// The probability at an edge.
  static double probability(int edge) {
    if (edge == 0) {
      return 0;
    }
    return edge <= HALVINGS ? Math.scalb(1.0, edge - HALVINGS - 9) : (edge - HALVINGS) / 256.0;
  }

  /// The cell that holds a tail probability u in (0, 1/2]; its edges are `cell` and `cell + 1`.
  static int cell(double u) {
    if (u >= 1.0 / 256) {
      return Math.min(CELLS - 1, HALVINGS + (int) (u * 256));
    }
    return Math.max(0, HALVINGS + 9 + Math.getExponent(u));
  }

  double edge(int i) {
    return edges[i];
  }

  /// Where in its cell u lies, 0..1.
  static double place(double u, int cell) {
    double from = probability(cell);
    return (u - from) / (probability(cell + 1) - from);
  }
}
