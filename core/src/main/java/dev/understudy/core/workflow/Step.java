package dev.understudy.core.workflow;

import java.util.List;
import java.util.Optional;

/// One step of a workflow.
///
/// @param on endpoints whose requests perform it, by their number in the plan; empty for a step
///   that only time leads through
/// @param next indices of the steps that a request may perform after this one
/// @param branches ways on by choice, taken when the step is performed, or when its time is over
/// @param after the way on by time
/// @param sets done each time that it is performed, in order
/// @param end whether a session is over once it is performed
public record Step(
    String name,
    List<Integer> on,
    List<Integer> next,
    List<Branch> branches,
    Optional<After> after,
    List<Assignment> sets,
    boolean end) {
  public Step {
    on = List.copyOf(on);
    next = List.copyOf(next);
    branches = List.copyOf(branches);
    sets = List.copyOf(sets);
  }

  /// Whether an expression of it looks at the payload.
  boolean readsBody() {
    return sets.stream().anyMatch(it -> it.value().readsBody())
        || branches.stream()
            .anyMatch(it -> it.when().filter(when -> when.expression().readsBody()).isPresent());
  }

  /// Whether its branches are taken as soon as it is performed.
  boolean branchesAtOnce() {
    return !branches.isEmpty() && after.isEmpty();
  }
}
