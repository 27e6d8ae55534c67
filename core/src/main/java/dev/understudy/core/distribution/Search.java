package dev.understudy.core.distribution;

import java.util.function.DoubleUnaryOperator;

/// A walk along a coordinate from a start, both ways in growing steps, for a change of sign of a
/// residual that may be NaN where the coordinate has left the family.
///
/// @param root where the residual is 0, NaN where it never changes its sign
/// @param least the least residual met
/// @param greatest the greatest
record Search(double root, double least, double greatest) {
  static final Search EMPTY =
      new Search(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  private static final double FIRST_STEP = 0.25;
  private static final double LEAST_STEP = 1e-4;

  static Search along(double start, DoubleUnaryOperator residual) {
    for (double offset = 0; offset <= 8; offset = offset <= 0 ? 0.5 - offset : -offset) {
      double miss = residual.applyAsDouble(start + offset);
      if (!Double.isNaN(miss)) {
        return from(start + offset, miss, residual);
      }
    }
    return EMPTY;
  }

  private static Search from(double start, double miss, DoubleUnaryOperator residual) {
    var up = walk(start, miss, 1, residual);
    if (!Double.isNaN(up.root)) {
      return up;
    }
    return up.joined(walk(start, miss, -1, residual));
  }

  private static Search walk(
      double start, double startMiss, int direction, DoubleUnaryOperator residual) {
    double t = start;
    double miss = startMiss;
    double least = miss;
    double greatest = miss;
    double step = FIRST_STEP;
    for (int i = 0; i < 200 && step >= LEAST_STEP; i++) {
      double next = t + direction * step;
      double nextMiss = residual.applyAsDouble(next);
      if (Double.isNaN(nextMiss)) {
        step /= 4;
        continue;
      }
      least = Math.min(least, nextMiss);
      greatest = Math.max(greatest, nextMiss);
      if (miss * nextMiss <= 0) {
        return new Search(Root.between(t, next, residual), least, greatest);
      }
      t = next;
      miss = nextMiss;
      step *= 1.6;
    }
    return new Search(Double.NaN, least, greatest);
  }

  /// The root of either, the range of both.
  Search joined(Search other) {
    return new Search(
        Double.isNaN(root) ? other.root : root,
        Math.min(least, other.least),
        Math.max(greatest, other.greatest));
  }
}
