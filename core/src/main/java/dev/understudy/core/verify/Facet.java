package dev.understudy.core.verify;

/// The part of a behaviour that a claim is about.
public enum Facet {
  MEAN(Unit.NANOS),
  QUANTILE(Unit.NANOS),
  /// The whole law of the times.
  SHAPE(Unit.DISTANCE),
  /// The law with weight on both ends.
  TAIL(Unit.STATISTIC),
  /// The share of one error.
  RATE(Unit.SHARE),
  /// All outcomes at once.
  OUTCOMES(Unit.STATISTIC),
  /// Outcomes that were never told.
  OTHER_OUTCOMES(Unit.SHARE),
  /// That a client saw the very outcomes that were decided for its requests.
  AGREEMENT(Unit.SHARE),
  /// The length of runs of one error.
  RUN_LENGTH(Unit.REQUESTS),
  /// That a request fails whatever became of the one before it, at the endpoint or on the
  /// connection.
  INDEPENDENT_ERRORS(Unit.SHARE),
  /// Of successive times, as told; 0 where they are independent.
  CORRELATION(Unit.CORRELATION);

  /// What the numbers of a claim are.
  public enum Unit {
    NANOS,
    SHARE,
    REQUESTS,
    /// Of two cdfs, 0..1.
    DISTANCE,
    CORRELATION,
    /// A test's own scale, comparable only with what is expected of it.
    STATISTIC
  }

  private final Unit unit;

  Facet(Unit unit) {
    this.unit = unit;
  }

  public Unit unit() {
    return unit;
  }
}
