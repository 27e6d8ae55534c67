package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.config.Loaded;
import dev.understudy.config.explain.WorkflowGraph;
import dev.understudy.config.problem.Suggestion;
import java.util.List;

/// Checking what `--step` names.
final class Steps {
  private Steps() {}

  /// @return the name
  /// @throws Failure that says which steps there are
  static String check(String name, Loaded loaded) {
    List<String> known =
        WorkflowGraph.of(loaded).stream()
            .flatMap(graph -> graph.steps().stream().map(it -> graph.workflow() + "." + it.name()))
            .toList();
    if (!known.contains(name)) {
      throw new Failure(
          ExitCode.USAGE,
          "there is no step "
              + name
              + Suggestion.of(name, known)
                  .map(near -> "; did you mean " + near + "?")
                  .orElseGet(
                      () ->
                          known.isEmpty()
                              ? ", the configuration has no workflow"
                              : ", only " + String.join(", ", known)));
    }
    return name;
  }
}
