package dev.understudy.control;

import dev.understudy.core.workflow.Playing.Seen;
import java.util.List;

/// The sessions of the running plan's workflows.
public interface Sessions {
  /// Those that live now, by workflow and id.
  List<Seen> all();

  /// Forgets one; whether it was there.
  boolean forget(String workflow, String id);

  /// Has one await another step; whether it was there.
  ///
  /// @throws IllegalArgumentException where its workflow has no such step
  boolean move(String workflow, String id, String step);
}
