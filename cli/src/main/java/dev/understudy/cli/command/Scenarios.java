package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.core.plan.Plan;
import java.util.List;

/// Checking what `--scenario` names.
final class Scenarios {
  private Scenarios() {}

  /// @throws Failure that says which scenarios there are
  static void check(String id, Plan plan) {
    List<String> known = plan.scenarios().stream().map(Plan.Scenario::id).toList();
    if (!known.contains(id)) {
      throw new Failure(
          ExitCode.USAGE,
          "there is no scenario "
              + id
              + Suggestion.of(id, known)
                  .map(near -> "; did you mean " + near + "?")
                  .orElseGet(() -> ", only " + String.join(", ", known)));
    }
  }
}
