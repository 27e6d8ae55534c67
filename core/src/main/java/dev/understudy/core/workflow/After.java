package dev.understudy.core.workflow;

import dev.understudy.core.distribution.Distribution;

/// A way on by time.
///
/// @param law of the time spent at the step, in nanoseconds; drawn once for each time that a
///   session enters it
/// @param to index of the step it leads to; [#BY_BRANCH] where the step's branches choose
public record After(Distribution law, int to) {
  /// The branches of the step say where to.
  public static final int BY_BRANCH = -1;
}
