package dev.understudy.engine;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Problems;
import dev.understudy.core.plan.Plan;

/// Plans from text.
final class Configured {
  private Configured() {}

  /// @param text all but version and seed, which is 1
  static Plan plan(String text) {
    return plan(1, text);
  }

  static Plan plan(long seed, String text) {
    Loaded loaded =
        Configurations.parse(
            "shop.yaml", "version: 1\nseed: " + seed + "\n" + text, LoadOptions.of(1));
    return loaded.plan().orElseThrow(() -> new AssertionError(Problems.text(loaded.problems())));
  }
}
