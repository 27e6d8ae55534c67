package dev.understudy.core.verify;

/// What the judge says of a claim, or of a whole report.
public enum Verdict {
  /// Shown to hold: exactly, or within the margin.
  PASS,
  /// Shown not to hold.
  FAIL,
  /// Neither can be shown yet.
  NOT_ENOUGH_YET,
  /// No number of requests of this kind could show it; the claim says why.
  NOT_JUDGED
}
