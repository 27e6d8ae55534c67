package dev.understudy.results.verify;

import dev.understudy.core.outcome.OutcomeLaw;

/// Runs of an outcome beyond those of independent draws.
final class OutcomeRuns {
  static final double BY_CHANCE = 0;

  private OutcomeRuns() {}

  /// Mean run, or [#BY_CHANCE] where runs are those of independent draws.
  static double of(OutcomeLaw law, int outcome) {
    if (!law.hasRuns() || outcome == 0 || law.rate(outcome) >= 1) {
      return BY_CHANCE;
    }
    double run = law.meanRun(outcome);
    // Without runs of its own an error renews each time; its run is then that of chance.
    return run > 1 / (1 - law.rate(outcome)) * (1 + 1e-6) ? run : BY_CHANCE;
  }
}
