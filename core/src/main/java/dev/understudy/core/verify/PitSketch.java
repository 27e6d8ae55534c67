package dev.understudy.core.verify;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Values u = F(x) in constant space: exact counts in 1,088 cells, 8.7 KiB, mergeable by addition.
/// If the law is right they are uniform, whatever the law, and even if each had a law of its own
/// (the probability integral transform): one sketch judges behaviour that changes with time.
///
/// 1,024 equal cells; the first and the last are halved down to 2^-42, so that tails stay visible.
/// **Resolution**: both cdfs are compared at the cells' edges, where the counts are exact. The true
/// KS distance is at most 1/1,024 larger, so the test is conservative: its level at 5 % is 4.5..5
/// %. A^2 takes the values as spread evenly within their cells, which makes it smaller by 0.002 at
/// most on average (h/6 times the integral of du/(u(1-u)) for cells of width h).
///
/// One writer; any thread reads.
public final class PitSketch {
  private static final int EQUAL = 1024;
  private static final int HALVINGS = 32;
  private static final int DEEPEST = 10 + HALVINGS; // the outermost cell is [0, 2^-42)
  private static final int CELLS = EQUAL - 2 + 2 * (HALVINGS + 1);

  // made with the first value: most endpoints of a large configuration see none
  private volatile @Nullable AtomicLongArray counts;

  /// @param u in 0..1; 0 and 1 are what a value outside the law's support gives
  public void add(double u) {
    int cell = cell(u);
    AtomicLongArray into = made();
    into.setOpaque(cell, into.getPlain(cell) + 1);
  }

  private AtomicLongArray made() {
    AtomicLongArray present = counts;
    if (present == null) {
      present = new AtomicLongArray(CELLS);
      counts = present;
    }
    return present;
  }

  public void merge(PitSketch other) {
    add(other, 1);
  }

  /// Takes back what was merged: an earlier state of the same.
  void subtract(PitSketch earlier) {
    add(earlier, -1);
  }

  private void add(PitSketch other, int times) {
    AtomicLongArray theirs = other.counts;
    if (theirs != null) {
      AtomicLongArray into = made();
      for (int i = 0; i < CELLS; i++) {
        into.setPlain(i, into.getPlain(i) + times * theirs.getOpaque(i));
      }
    }
  }

  public long n() {
    return LongStream.of(snapshot()).sum();
  }

  /// The counts of the cells at this moment.
  private long[] snapshot() {
    long[] cells = new long[CELLS];
    AtomicLongArray present = counts;
    for (int i = 0; i < CELLS && present != null; i++) {
      cells[i] = present.getOpaque(i);
    }
    return cells;
  }

  /// Kolmogorov's test at the cells' edges.
  public KolmogorovSmirnov kolmogorovSmirnov() {
    long[] cells = snapshot();
    long n = LongStream.of(cells).sum();
    double distance = 0;
    long below = 0;
    for (int i = 0; i < CELLS - 1 && n > 0; i++) {
      below += cells[i];
      distance = Math.max(distance, Math.abs((double) below / n - upperEdge(i)));
    }
    return KolmogorovSmirnov.of(n, distance);
  }

  /// n times the integral of (F_n(u) - u)^2/(u(1-u)), F_n straight within a cell. With F_n - u = a
  /// + c u there, the integrand is a^2/u + (a+c)^2/(1-u) - c^2.
  public AndersonDarling andersonDarling() {
    long[] cells = snapshot();
    long n = LongStream.of(cells).sum();
    double sum = 0;
    double from = 0;
    double seen = 0;
    long below = 0;
    for (int i = 0; i < CELLS && n > 0; i++) {
      below += cells[i];
      double to = upperEdge(i);
      double seenTo = (double) below / n;
      double slope = (seenTo - seen) / (to - from) - 1;
      double atZero = seen - from - slope * from;
      double atOne = seenTo - to + slope * (1 - to);
      if (i > 0) { // in the first cell atZero is 0
        sum += atZero * atZero * Math.log(to / from);
      }
      if (i < CELLS - 1) { // in the last cell atOne is 0
        sum += atOne * atOne * Math.log((1 - from) / (1 - to));
      }
      sum -= slope * slope * (to - from);
      from = to;
      seen = seenTo;
    }
    return AndersonDarling.of(n, n * sum);
  }

  private static int cell(double u) {
    if (!(u >= 0 && u <= 1)) {
      throw new IllegalArgumentException("u must lie in 0..1 but is " + u);
    }
    int equal = (int) (u * EQUAL);
    if (equal == 0) {
      return depth(u);
    }
    return equal >= EQUAL - 1 ? CELLS - 1 - depth(1 - u) : HALVINGS + equal;
  }

  /// 0 for [0, 2^-42), 1 for [2^-42, 2^-41), ..., 32 for [2^-11, 2^-10). For u = 1 - 2^-10, whose
  /// distance from 1 is 2^-10 itself, 32.
  private static int depth(double u) {
    int exponent = -Math.getExponent(u);
    return exponent > DEEPEST ? 0 : Math.min(HALVINGS, DEEPEST + 1 - exponent);
  }

  private static double upperEdge(int cell) {
    if (cell <= HALVINGS) {
      return Math.scalb(1.0, cell - DEEPEST);
    }
    int fromTop = CELLS - 2 - cell;
    return fromTop <= HALVINGS
        ? 1 - (fromTop < 0 ? 0 : Math.scalb(1.0, fromTop - DEEPEST))
        : (double) (cell - HALVINGS + 1) / EQUAL;
  }
}
