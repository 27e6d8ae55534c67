package dev.understudy.control.revision;

import dev.understudy.config.problem.Problem;
import java.util.List;

/// What became of a change.
public sealed interface Outcome {
  /// It runs, and is kept.
  ///
  /// @param repeated it was applied before, under the same idempotency key
  record Applied(Revision revision, List<Problem> warnings, boolean repeated) implements Outcome {
    public Applied {
      warnings = List.copyOf(warnings);
    }
  }

  /// It is what runs already; no revision was made.
  record Unchanged(Revision revision) implements Outcome {}

  /// It cannot run.
  ///
  /// @param problems errors, and warnings beside them
  record Refused(List<Problem> problems) implements Outcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /// It was made from a revision that is no longer the active one.
  record Conflict(Active current) implements Outcome {}

  /// Its idempotency key came with another request before.
  record KeyReused(Revision revision) implements Outcome {}
}
