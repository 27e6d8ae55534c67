package dev.understudy.core.verify;

/// What a claim is unless its test rejects it.
sealed interface Standing {
  /// Shown to hold.
  record Passes() implements Standing {}

  /// Undecided; this many in all would decide it with power 90 %.
  record Needs(double total) implements Standing {}

  /// Undecided, and the deviation is so near the margin that no number would be honest.
  record AtMargin() implements Standing {}

  /// Cannot be shown to hold with data of this kind.
  record Unjudged(String why) implements Standing {}
}
