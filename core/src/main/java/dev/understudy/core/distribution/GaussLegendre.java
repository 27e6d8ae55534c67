package dev.understudy.core.distribution;

import java.util.function.DoubleUnaryOperator;

/// Gauss-Legendre quadrature with 20 points: exact for polynomials up to degree 39. Nodes are the
/// roots of P_20, by Newton's method.
final class GaussLegendre {
  private static final int POINTS = 20;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
      double slope = 0;
      for (int round = 0; round < 10; round++) {
        double before = 1;
        double value = x;
        for (int n = 2; n <= POINTS; n++) {
          double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
          before = value;
          value = next;
        }
        slope = POINTS * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      NODES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private GaussLegendre() {}

  static double over(double from, double to, DoubleUnaryOperator f) {
    double half = (to - from) / 2;
    double middle = from + half;
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += WEIGHTS[i] * f.applyAsDouble(middle + half * NODES[i]);
    }
    return sum * half;
  }

  /// The same over `panels` equal parts.
  static double over(double from, double to, int panels, DoubleUnaryOperator f) {
    double width = (to - from) / panels;
    double sum = 0;
    for (int i = 0; i < panels; i++) {
      sum += over(from + i * width, from + (i + 1) * width, f);
    }
    return sum;
  }
}
