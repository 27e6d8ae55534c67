package dev.understudy.core.dependency;

import java.util.List;

/// All at once: if all succeed, as long as the longest. If one fails, it fails by the one that
/// failed first.
///
/// @param branches at least one
/// @param failFast whether a failure ends it at once, rather than when all have ended
public record Parallel(
    List<CallTree> branches, boolean failFast, int size, int calls, boolean staged)
    implements CallTree {
  public Parallel(List<? extends CallTree> branches, boolean failFast) {
    if (branches.isEmpty()) {
      throw new IllegalArgumentException("nothing to do in parallel");
    }
    this(
        List.copyOf(branches),
        failFast,
        CallTree.checked(branches.stream().mapToLong(CallTree::size).sum()),
        branches.stream().mapToInt(CallTree::calls).sum(),
        branches.stream().anyMatch(CallTree::staged));
  }
}
