package dev.understudy.control.watch;

import dev.understudy.core.measure.Histogram;
import java.util.Arrays;

/// A histogram in few bins of equal ratio, for charts: 64 from 0.1 ms to 100 s. What lies below
/// counts in the first, what lies above in the last.
///
/// @param packed for each bin that has values, upwards: its number in the upper 6 bits, its count
///   below, which stops at 67 million
public record Heat(int[] packed) {
  public static final int BINS = 64;

  private static final double LEAST_NANOS = 1e5;
  private static final double DECADES = 6;
  private static final int COUNT_BITS = 26;
  private static final int MOST = (1 << COUNT_BITS) - 1;

  public static Heat of(Histogram histogram) {
    long[] counts = new long[BINS];
    histogram.forEach((from, to, count) -> counts[bin((from + to) / 2)] += count);
    int[] packed = new int[BINS];
    int size = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        packed[size++] = bin << COUNT_BITS | (int) Math.min(MOST, counts[bin]);
      }
    }
    return new Heat(Arrays.copyOf(packed, size));
  }

  private static int bin(double nanos) {
    double place = Math.log10(nanos / LEAST_NANOS) / DECADES * BINS;
    return (int) Math.max(0, Math.min(BINS - 1, Math.floor(place)));
  }

  /// Lower bound of a bin in milliseconds; that of [#BINS] is the upper bound of the last.
  public static double lowerMillis(int bin) {
    return LEAST_NANOS / 1e6 * Math.pow(10, DECADES * bin / BINS);
  }

  /// Calls back for each bin that has values.
  public void forEach(BinVisitor visitor) {
    for (int each : packed) {
      visitor.bin(each >>> COUNT_BITS, each & MOST);
    }
  }

  /// Is told of a bin.
  @FunctionalInterface
  public interface BinVisitor {
    void bin(int bin, int count);
  }
}
