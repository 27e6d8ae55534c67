package dev.understudy.core.workflow;

import dev.understudy.core.route.PathPattern;
import java.util.List;

/// An endpoint that takes part in workflows.
///
/// @param space in which its workflows are, by index
/// @param pattern of its path
/// @param roles one for each workflow, at least one
public record Participation(int space, PathPattern pattern, List<Role> roles) {
  public Participation {
    roles = List.copyOf(roles);
  }
}
