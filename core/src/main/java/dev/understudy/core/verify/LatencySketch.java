package dev.understudy.core.verify;

import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Times in bounded space: exact counts in cells whose width is 1/512 of the power of two below
/// them (values under 512 ns are kept as they are). Covers every `long` >= 0. 4 KiB for each power
/// of two that occurs, some 20 to 40 KiB for an endpoint. Mergeable by addition.
///
/// **Resolution**: a value is known to 0.2 % of itself, upwards. The empirical cdf is exact at the
/// cells' edges; every bound that is derived from it takes the unfavourable end of the cell. One
/// writer; readers after it.
public final class LatencySketch {
  private static final int BITS = 9;
  private static final int WIDTH = 1 << BITS;
  private static final int OCTAVES = 64 - BITS;

  private final long[] @Nullable [] octaves = new long[OCTAVES] @Nullable [];
  private long n;

  /// @param nanos >= 0
  public void add(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a time must be >= 0 ns but is " + nanos);
    }
    int octave = octave(nanos);
    long[] cells = octaves[octave];
    if (cells == null) {
      cells = new long[WIDTH];
      octaves[octave] = cells;
    }
    cells[(int) (nanos >>> shift(octave)) & (WIDTH - 1)]++;
    n++;
  }

  public void merge(LatencySketch other) {
    for (int octave = 0; octave < OCTAVES; octave++) {
      long[] theirs = other.octaves[octave];
      if (theirs != null) {
        long[] ours = octaves[octave];
        if (ours == null) {
          octaves[octave] = theirs.clone();
        } else {
          for (int i = 0; i < WIDTH; i++) {
            ours[i] += theirs[i];
          }
        }
      }
    }
    n += other.n;
  }

  public long n() {
    return n;
  }

  /// The cell of the value of this rank (1 is the least): `low` is in it, `high` is its last value.
  public Interval ofRank(long rank) {
    if (rank < 1 || rank > n) {
      throw new IllegalArgumentException("a rank must lie in 1.." + n + " but is " + rank);
    }
    long[] below = {0};
    Interval[] found = new Interval[1];
    forEachCell(
        (low, high, count) -> {
          if (below[0] < rank && below[0] + count >= rank) {
            found[0] = new Interval(low, high);
          }
          below[0] += count;
        });
    return found[0];
  }

  /// The sample quantile, in the middle of its cell. `p` in (0, 1); there must be values.
  public double quantile(double p) {
    Interval cell = ofRank(Math.clamp((long) Math.ceil(p * n), 1, n));
    return 0.5 * (cell.low() + cell.high());
  }

  /// How many values are certainly <= x, whatever their place in their cells.
  public long certainlyAtMost(double x) {
    return count(x, (low, high) -> high);
  }

  /// How many values may be <= x.
  public long possiblyAtMost(double x) {
    return count(x, (low, high) -> low);
  }

  private long count(double x, LongBinaryOperator end) {
    long[] sum = {0};
    forEachCell(
        (low, high, count) -> {
          if (end.applyAsLong(low, high) <= x) {
            sum[0] += count;
          }
        });
    return sum[0];
  }

  /// The cells that hold values, in ascending order; `low` is the first value of a cell and `high`
  /// the last.
  void forEachCell(CellVisitor visitor) {
    for (int octave = 0; octave < OCTAVES; octave++) {
      long[] cells = octaves[octave];
      for (int i = 0; cells != null && i < WIDTH; i++) {
        if (cells[i] > 0) {
          long low = (octave == 0 ? i : (long) (WIDTH + i)) << shift(octave);
          visitor.visit(low, low + (1L << shift(octave)) - 1, cells[i]);
        }
      }
    }
  }

  interface CellVisitor {
    void visit(long low, long high, long count);
  }

  /// 0 for values below 512; then 1 for 512..1,023, one more for each power of two.
  private static int octave(long nanos) {
    return Math.max(0, 64 - BITS - Long.numberOfLeadingZeros(nanos));
  }

  private static int shift(int octave) {
    return Math.max(0, octave - 1);
  }
}
