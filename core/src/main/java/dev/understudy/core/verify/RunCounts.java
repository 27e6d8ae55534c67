package dev.understudy.core.verify;

import java.util.concurrent.atomic.AtomicLongArray;

/// What follows what. For each outcome: how often it had a successor (E) and how often the
/// successor was another outcome (R). If its runs have mean length L, R is Binomial(E, 1/L),
/// exactly; where outcomes are independent, Binomial(E, 1 - p). Constant space, mergeable; one
/// writer, any thread reads.
public final class RunCounts {
  private final AtomicLongArray followed;
  private final AtomicLongArray ended;

  /// @param outcomes number of outcomes, success included
  public RunCounts(int outcomes) {
    followed = new AtomicLongArray(outcomes);
    ended = new AtomicLongArray(outcomes);
  }

  /// `next` came right after `outcome`.
  public void add(int outcome, int next) {
    count(followed, outcome, 1);
    if (next != outcome) {
      count(ended, outcome, 1);
    }
  }

  private static void count(AtomicLongArray counts, int outcome, long change) {
    counts.setOpaque(outcome, counts.getPlain(outcome) + change);
  }

  public void merge(RunCounts other) {
    add(other, 1);
  }

  /// Takes back what was merged: an earlier state of the same.
  void subtract(RunCounts earlier) {
    add(earlier, -1);
  }

  private void add(RunCounts other, int times) {
    for (int i = 0; i < followed.length(); i++) {
      long endings = other.ended.getOpaque(i); // first: there are never more of them
      count(followed, i, times * other.followed.getOpaque(i));
      count(ended, i, times * endings);
    }
  }

  /// E: how often this outcome had a successor.
  public long followed(int outcome) {
    return followed.getOpaque(outcome);
  }

  /// R: how often the successor was another outcome.
  public long ended(int outcome) {
    return ended.getOpaque(outcome);
  }

  /// Exact p-value of "runs of this outcome have mean length `meanRun`".
  public double pValue(int outcome, double meanRun) {
    return new Binomial(followed(outcome), 1 / meanRun).pValue(ended(outcome));
  }

  /// Interval of the mean run length; infinite above while no run has ended.
  public Interval meanRun(int outcome, double confidence) {
    Interval end = Binomial.interval(ended(outcome), followed(outcome), confidence);
    return new Interval(1 / end.high(), 1 / end.low());
  }
}
