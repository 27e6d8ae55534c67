package dev.understudy.core.workflow;

import java.util.List;
import java.util.Optional;

/// All workflows of a plan, and the stores that its endpoints share.
///
/// @param participations by endpoint; may end early where the rest takes part in none
public record Workflows(
    List<Space> spaces, List<Optional<Participation>> participations, List<StoreRule> stores) {
  /// No workflow at all.
  public static final Workflows NONE = new Workflows(List.of(), List.of(), List.of());

  public Workflows {
    spaces = List.copyOf(spaces);
    participations = List.copyOf(participations);
    stores = List.copyOf(stores);
  }

  /// Whether the payload of requests to endpoint number `index` has to be seen.
  public boolean readsBody(int index) {
    Optional<Participation> part = of(index);
    if (part.isEmpty()) {
      return false;
    }
    Space space = spaces.get(part.get().space());
    return space.source().readsBody()
        || part.get().roles().stream()
            .flatMap(role -> space.workflows().get(role.workflow()).steps().stream())
            .anyMatch(step -> step.on().contains(index) && step.readsBody());
  }

  /// What endpoint number `index` is in workflows.
  public Optional<Participation> of(int index) {
    return index < participations.size() ? participations.get(index) : Optional.empty();
  }
}
