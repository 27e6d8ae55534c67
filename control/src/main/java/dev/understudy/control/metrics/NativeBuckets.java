package dev.understudy.control.metrics;

import dev.understudy.core.measure.Histogram;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;

/// A histogram in the exponential buckets of Prometheus' native histograms: schema 3, so bucket i
/// holds the seconds in (2^((i-1)/8), 2^(i/8)], 9 % wide; what is below a microsecond is zero. Ten
/// octaves of a latency law are about 80 buckets, below the 160 at which servers begin to merge.
///
/// @param zeros values at or below [#ZERO_SECONDS]
record NativeBuckets(long zeros, NativeHistogramBuckets above) {
  private static final int SCHEMA = 3;
  private static final int PER_OCTAVE = 1 << SCHEMA;
  private static final int ZERO_OCTAVE = -20;

  /// 0.95 us, itself the bound of a bucket.
  static final double ZERO_SECONDS = 0x1p-20;

  private static final double NANOS_PER_SECOND = 1e9;

  /// Whole cells, by their upper ends.
  static NativeBuckets of(Histogram histogram) {
    long[] zeros = {0};
    NativeHistogramBuckets.Builder above = NativeHistogramBuckets.builder();
    int[] open = {Integer.MIN_VALUE};
    long[] inOpen = {0};
    histogram.forEach(
        (from, to, count) -> {
          int index = index(to / NANOS_PER_SECOND);
          if (index <= ZERO_OCTAVE * PER_OCTAVE) {
            zeros[0] += count;
            return;
          }
          if (index != open[0]) {
            add(above, open[0], inOpen[0]);
            open[0] = index;
            inOpen[0] = 0;
          }
          inOpen[0] += count;
        });
    add(above, open[0], inOpen[0]);
    return new NativeBuckets(zeros[0], above.build());
  }

  private static void add(NativeHistogramBuckets.Builder above, int index, long count) {
    if (count > 0) {
      above.bucket(index, count);
    }
  }

  /// The bucket that a value lies in.
  static int index(double seconds) {
    return (int) Math.ceil(Math.log(seconds) / Math.log(2) * PER_OCTAVE);
  }

  HistogramDataPointSnapshot.Builder into(HistogramDataPointSnapshot.Builder point) {
    return point
        .nativeSchema(SCHEMA)
        .nativeZeroThreshold(ZERO_SECONDS)
        .nativeZeroCount(zeros)
        .nativeBucketsForPositiveValues(above);
  }
}
