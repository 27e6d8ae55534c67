package dev.understudy.core.verify;

/// What follows what. For each outcome: how often it had a successor (E) and how often the
/// successor was another outcome (R). If its runs have mean length L, R is Binomial(E, 1/L),
/// exactly; where outcomes are independent, Binomial(E, 1 - p). Constant space, mergeable.
public final class RunCounts {
  private final long[] followed;
  private final long[] ended;

  /// @param outcomes number of outcomes, success included
  public RunCounts(int outcomes) {
    followed = new long[outcomes];
    ended = new long[outcomes];
  }

  /// `next` came right after `outcome`.
  public void add(int outcome, int next) {
    followed[outcome]++;
    if (next != outcome) {
      ended[outcome]++;
    }
  }

  public void merge(RunCounts other) {
    for (int i = 0; i < followed.length; i++) {
      followed[i] += other.followed[i];
      ended[i] += other.ended[i];
    }
  }

  /// E: how often this outcome had a successor.
  public long followed(int outcome) {
    return followed[outcome];
  }

  /// R: how often the successor was another outcome.
  public long ended(int outcome) {
    return ended[outcome];
  }

  /// Exact p-value of "runs of this outcome have mean length `meanRun`".
  public double pValue(int outcome, double meanRun) {
    return new Binomial(followed[outcome], 1 / meanRun).pValue(ended[outcome]);
  }

  /// Interval of the mean run length; infinite above while no run has ended.
  public Interval meanRun(int outcome, double confidence) {
    Interval end = Binomial.interval(ended[outcome], followed[outcome], confidence);
    return new Interval(1 / end.high(), 1 / end.low());
  }
}
