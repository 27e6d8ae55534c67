package dev.understudy.core.workflow;

import java.util.List;

/// Workflows whose sessions are told apart by the same part of a request: an id belongs to one of
/// them at a time.
public record Space(SessionSource source, List<Workflow> workflows) {
  public Space {
    workflows = List.copyOf(workflows);
  }

  /// How many sessions there may be at once.
  int most() {
    long sum = workflows.stream().mapToLong(Workflow::most).sum();
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }
}
