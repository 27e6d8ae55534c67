package dev.understudy.control;

import dev.understudy.core.workflow.Playing.Seen;
import java.util.List;
import java.util.Map;

/// Three sessions that stand still; `a` can be forgotten and moved to `paid`.
record StillSessions() implements Sessions {
  private static Seen seen(String id, String workflow, String step) {
    return new Seen(
        id, workflow, step, true, false, 2, Map.of("items", 3L), 1_500_000_000L, 60_000_000_000L);
  }

  @Override
  public List<Seen> all() {
    return List.of(
        seen("a", "purchase", "cart"), seen("b", "purchase", "pay"), seen("a", "returns", "cart"));
  }

  @Override
  public boolean forget(String workflow, String id) {
    return id.equals("a");
  }

  @Override
  public boolean move(String workflow, String id, String step) {
    if (!step.equals("paid")) {
      throw new IllegalArgumentException("the workflow " + workflow + " has no step " + step);
    }
    return id.equals("a");
  }
}
