package dev.understudy.core.dependency;

import java.util.List;

/// One after the other, up to the first that fails: times add up.
///
/// @param steps in order
public record Sequence(List<CallTree> steps, int size, int calls, boolean staged)
    implements CallTree {
  public Sequence(List<? extends CallTree> steps) {
    this(
        List.copyOf(steps),
        CallTree.checked(steps.stream().mapToLong(CallTree::size).sum()),
        steps.stream().mapToInt(CallTree::calls).sum(),
        steps.stream().anyMatch(CallTree::staged));
  }
}
