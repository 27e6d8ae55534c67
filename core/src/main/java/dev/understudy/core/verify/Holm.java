package dev.understudy.core.verify;

import java.util.Arrays;
import java.util.Comparator;

/// Holm's step-down rule (1979, Scand. J. Stat. 6, 65-70): of m tests, which reject, if the chance
/// that any true hypothesis is rejected shall be at most alpha? The i-th smallest p-value must not
/// exceed alpha/(m-i+1); the first that does ends it. Needs no independence.
public final class Holm {
  private Holm() {}

  /// For each p-value, is its hypothesis rejected?
  public static boolean[] rejected(double[] pValues, double alpha) {
    Integer[] order = new Integer[pValues.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
    boolean[] rejected = new boolean[pValues.length];
    for (int rank = 0; rank < order.length; rank++) {
      if (!(pValues[order[rank]] <= alpha / (order.length - rank))) {
        break;
      }
      rejected[order[rank]] = true;
    }
    return rejected;
  }
}
