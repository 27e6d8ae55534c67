package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.HistogramLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Times in bounded space: exact counts in cells whose width is 1/512 of the power of two below
/// them (values under 512 ns are kept as they are). Covers every `long` >= 0. 4 KiB for each power
/// of two that occurs, some 20 to 40 KiB for an endpoint. Mergeable by addition.
///
/// **Resolution**: a value is known to 0.2 % of itself, upwards. The empirical cdf is exact at the
/// cells' edges; every bound that is derived from it takes the unfavourable end of the cell. One
/// writer; any thread reads.
public final class LatencySketch {
  private static final int FINE = 9;
  private static final int COARSE = 7;

  private final int bits;
  private final AtomicReferenceArray<@Nullable AtomicLongArray> octaves;

  public LatencySketch() {
    this(FINE);
  }

  private LatencySketch(int bits) {
    this.bits = bits;
    octaves = new AtomicReferenceArray<>(64 - bits);
  }

  /// A sketch of a quarter of the size, whose cells are 1/128 of the power of two below them.
  static LatencySketch coarse() {
    return new LatencySketch(COARSE);
  }

  /// @param nanos >= 0
  public void add(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a time must be >= 0 ns but is " + nanos);
    }
    int octave = octave(nanos);
    add(octave, (int) (nanos >>> shift(octave)) & (width() - 1), 1);
  }

  private void add(int octave, int cell, long change) {
    AtomicLongArray cells = octaves.getPlain(octave);
    if (cells == null) {
      cells = new AtomicLongArray(width());
      octaves.setRelease(octave, cells);
    }
    cells.setOpaque(cell, cells.getPlain(cell) + change);
  }

  public void merge(LatencySketch other) {
    add(other, 1);
  }

  /// Takes back what was merged: an earlier state of the same.
  void subtract(LatencySketch earlier) {
    add(earlier, -1);
  }

  private void add(LatencySketch other, int times) {
    if (other.bits != bits) {
      throw new IllegalArgumentException("sketches of two resolutions cannot be added");
    }
    for (int octave = 0; octave < octaves.length(); octave++) {
      AtomicLongArray theirs = other.octaves.getAcquire(octave);
      for (int i = 0; theirs != null && i < width(); i++) {
        long count = theirs.getOpaque(i);
        if (count != 0) {
          add(octave, i, times * count);
        }
      }
    }
  }

  public long n() {
    long[] sum = {0};
    forEachCell((low, high, count) -> sum[0] += count);
    return sum[0];
  }

  /// The cell of the value of this rank (1 is the least): `low` is in it, `high` is its last value.
  public Interval ofRank(long rank) {
    long n = n();
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
    long n = n();
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

  /// The law of the values themselves, evenly spread within their cells. There must be values.
  Distribution law() {
    List<double[]> knots = new ArrayList<>();
    double n = n();
    long[] below = {0};
    forEachCell(
        (low, high, count) -> {
          // just above the knot before: of two at the same share, HistogramLaw keeps the last, and
          // an empty stretch between two cells would be filled
          double from = below[0] == 0 ? 0 : Math.nextUp(below[0] / n);
          knots.add(new double[] {from, low});
          below[0] += count;
          knots.add(new double[] {below[0] / n, high + 1.0});
        });
    return HistogramLaw.of(
        knots.stream().mapToDouble(knot -> knot[0]).toArray(),
        knots.stream().mapToDouble(knot -> knot[1]).toArray(),
        Double::toString);
  }

  /// The cells that hold values, in ascending order; `low` is the first value of a cell and `high`
  /// the last.
  void forEachCell(CellVisitor visitor) {
    for (int octave = 0; octave < octaves.length(); octave++) {
      AtomicLongArray cells = octaves.getAcquire(octave);
      for (int i = 0; cells != null && i < width(); i++) {
        long count = cells.getOpaque(i);
        if (count > 0) {
          long low = (octave == 0 ? i : (long) (width() + i)) << shift(octave);
          visitor.visit(low, low + (1L << shift(octave)) - 1, count);
        }
      }
    }
  }

  interface CellVisitor {
    void visit(long low, long high, long count);
  }

  private int width() {
    return 1 << bits;
  }

  /// 0 for values below the width; then 1 more for each power of two.
  private int octave(long nanos) {
    return Math.max(0, 64 - bits - Long.numberOfLeadingZeros(nanos));
  }

  private static int shift(int octave) {
    return Math.max(0, octave - 1);
  }
}
