package dev.understudy.core.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A log-linear histogram of durations in nanoseconds: 128 cells an octave, so a cell's width is
/// below 0.8 % of its values.
///
/// One thread writes, any thread reads. Octaves are allocated when first hit (1 KiB each), so a
/// histogram costs what its spread needs: about ten octaves for a latency law, 43 at most. Values
/// below 1 us share the first octave at a resolution of 8 ns; values above 2^52 ns (52 days) count
/// there.
public final class Histogram {
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle PAGE = MethodHandles.arrayElementVarHandle(long[][].class);
  private static final VarHandle SUM;

  static {
    try {
      SUM = MethodHandles.lookup().findVarHandle(Histogram.class, "sumNanos", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int CELL_BITS = 7;
  private static final int CELLS = 1 << CELL_BITS;
  private static final int FIRST_OCTAVE = 10; // 2^10 ns: below it one linear page
  private static final int LAST_OCTAVE = 52;
  private static final int PAGES = LAST_OCTAVE - FIRST_OCTAVE + 1;

  private final long[] @Nullable [] pages = new long[PAGES + 1][];
  private long sumNanos;

  /// Counts one value; negative ones count as 0.
  public void record(long nanos) {
    long value = Math.max(0, Math.min(nanos, (1L << LAST_OCTAVE) - 1));
    int octave = 63 - Long.numberOfLeadingZeros(value | 1);
    int page = Math.max(0, octave - FIRST_OCTAVE + 1);
    int cell =
        page == 0
            ? (int) (value >>> (FIRST_OCTAVE - CELL_BITS))
            : (int) (value >>> (octave - CELL_BITS)) & (CELLS - 1);
    long @Nullable [] counts = pages[page];
    if (counts == null) {
      counts = new long[CELLS];
      PAGE.setRelease(pages, page, counts);
    }
    COUNT.setOpaque(counts, cell, counts[cell] + 1);
    SUM.setOpaque(this, sumNanos + value);
  }

  /// Adds what has been counted so far to `into`, which must belong to the caller alone.
  public void addTo(Histogram into) {
    for (int page = 0; page < pages.length; page++) {
      long @Nullable [] counts = (long[]) PAGE.getAcquire(pages, page);
      if (counts == null) {
        continue;
      }
      long @Nullable [] target = into.pages[page];
      if (target == null) {
        target = new long[CELLS];
        into.pages[page] = target;
      }
      for (int cell = 0; cell < CELLS; cell++) {
        target[cell] += (long) COUNT.getOpaque(counts, cell);
      }
    }
    into.sumNanos += (long) SUM.getOpaque(this);
  }

  /// What has been counted since `earlier`, an older copy of the same histogram.
  public Histogram since(Histogram earlier) {
    Histogram difference = new Histogram();
    addTo(difference);
    for (int page = 0; page < pages.length; page++) {
      long @Nullable [] less = (long[]) PAGE.getAcquire(earlier.pages, page);
      long @Nullable [] counts = difference.pages[page];
      if (less == null || counts == null) {
        continue;
      }
      for (int cell = 0; cell < CELLS; cell++) {
        counts[cell] -= (long) COUNT.getOpaque(less, cell);
      }
    }
    difference.sumNanos -= earlier.sumNanos();
    return difference;
  }

  /// Number of values.
  public long count() {
    long count = 0;
    for (int page = 0; page < pages.length; page++) {
      long @Nullable [] counts = (long[]) PAGE.getAcquire(pages, page);
      if (counts != null) {
        for (int cell = 0; cell < CELLS; cell++) {
          count += (long) COUNT.getOpaque(counts, cell);
        }
      }
    }
    return count;
  }

  /// Sum of the values in nanoseconds.
  public long sumNanos() {
    return (long) SUM.getOpaque(this);
  }

  /// Mean in nanoseconds, NaN without values.
  public double meanNanos() {
    return (double) sumNanos() / count();
  }

  /// How many values are at or below `nanos`, to the resolution of a cell (a value counts when its
  /// whole cell does).
  public long countAtOrBelow(double nanos) {
    long[] sum = {0};
    forEach(
        (from, to, count) -> {
          if (to <= nanos) {
            sum[0] += count;
          }
        });
    return sum[0];
  }

  /// The value at share p in (0, 1] in nanoseconds, NaN without values: the middle of the cell that
  /// holds the value of rank ceil(p n).
  public double quantileNanos(double p) {
    return quantilesNanos(p)[0];
  }

  /// The values at several shares, which rise, in one go; see [#quantileNanos].
  public double[] quantilesNanos(double... shares) {
    long all = count();
    double[] found = new double[shares.length];
    Arrays.fill(found, Double.NaN);
    long[] below = {0};
    int[] next = {0};
    forEach(
        (from, to, count) -> {
          below[0] += count;
          while (next[0] < shares.length && below[0] >= rank(shares[next[0]], all)) {
            found[next[0]++] = (from + to) / 2;
          }
        });
    return found;
  }

  private static long rank(double share, long all) {
    return Math.max(1, (long) Math.ceil(share * all));
  }

  /// Called for each cell that holds values, upwards.
  public interface CellVisitor {
    /// `count` values lie in [from, to) nanoseconds.
    void cell(double from, double to, long count);
  }

  public void forEach(CellVisitor visitor) {
    for (int page = 0; page < pages.length; page++) {
      long @Nullable [] counts = (long[]) PAGE.getAcquire(pages, page);
      if (counts == null) {
        continue;
      }
      double start = page == 0 ? 0 : 1L << (page + FIRST_OCTAVE - 1);
      double width = (page == 0 ? 1L << FIRST_OCTAVE : start) / CELLS;
      for (int cell = 0; cell < CELLS; cell++) {
        long count = (long) COUNT.getOpaque(counts, cell);
        if (count > 0) {
          visitor.cell(start + cell * width, start + (cell + 1) * width, count);
        }
      }
    }
  }
}
