package dev.understudy.core.verify;

import dev.understudy.core.numeric.IncompleteGamma;

/// Pearson's chi-square test of outcome counts against their shares; the G statistic is shown
/// beside it. Outcomes that are expected fewer than [#MIN_EXPECTED] times are merged, the rarest
/// first, until every cell holds enough. For outcomes that are drawn independently: outcomes in
/// runs are not, and are judged one by one.
///
/// @param cells number of cells after merging; with fewer than 2 there is nothing to test and p is
///   1
/// @param chiSquare Pearson's statistic
/// @param g 2 sum O ln(O/E), the likelihood ratio
/// @param pValue P(chi-square with cells - 1 degrees of freedom >= chiSquare)
public record OutcomeTable(long n, int cells, double chiSquare, double g, double pValue) {
  public static final double MIN_EXPECTED = 5;

  /// @param counts how often each outcome was seen
  /// @param shares the chance of each; they sum to 1
  public static OutcomeTable of(long[] counts, double[] shares) {
    if (counts.length != shares.length) {
      throw new IllegalArgumentException(
          counts.length + " counts do not belong to " + shares.length + " shares");
    }
    long n = 0;
    for (long count : counts) {
      n += count;
    }
    Integer[] order = new Integer[counts.length];
    java.util.Arrays.setAll(order, i -> i);
    java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(i -> shares[i]));
    int cells = 0;
    double chiSquare = 0;
    double g = 0;
    double expected = 0;
    long seen = 0;
    double expectedLeft = n;
    for (int i : order) {
      expected += n * shares[i];
      seen += counts[i];
      expectedLeft -= n * shares[i];
      boolean last = i == order[order.length - 1];
      // the rest must fill a cell of its own, or it belongs to this one
      if (last || (expected >= MIN_EXPECTED && expectedLeft >= MIN_EXPECTED)) {
        if (expected > 0) {
          chiSquare += (seen - expected) * (seen - expected) / expected;
          g += seen == 0 ? 0 : 2 * seen * Math.log(seen / expected);
          cells++;
        } else if (seen > 0) {
          throw new IllegalArgumentException(
              "an outcome of share 0 was counted " + seen + " times");
        }
        expected = 0;
        seen = 0;
      }
    }
    double p = cells < 2 ? 1 : IncompleteGamma.q((cells - 1) / 2.0, chiSquare / 2);
    return new OutcomeTable(n, cells, chiSquare, g, p);
  }
}
