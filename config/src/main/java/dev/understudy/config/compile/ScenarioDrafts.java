package dev.understudy.config.compile;

import dev.understudy.config.compile.Compiler.Draftable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The drafts of one scenario, by the number of the endpoint, and what was made of them.
final class ScenarioDrafts {
  private final @Nullable Kept[] kept;
  private final List<EndpointDraft> all;
  private @Nullable CompiledScenario compiled;

  /// A draft beyond doubt, and all that it was made from.
  ///
  /// @param layers below its windows
  record Kept(Draftable of, List<Layer> layers, List<Schedule> windows, EndpointDraft draft) {}

  ScenarioDrafts(int endpoints) {
    this.kept = new Kept[endpoints];
    this.all = new ArrayList<>(endpoints);
  }

  Optional<Kept> kept(int endpoint) {
    return endpoint < kept.length ? Optional.ofNullable(kept[endpoint]) : Optional.empty();
  }

  void keep(int endpoint, Kept draft) {
    kept[endpoint] = draft;
  }

  /// In the order of the endpoints.
  void add(EndpointDraft draft) {
    all.add(draft);
  }

  /// Fewer than there are endpoints where one could not be made.
  List<EndpointDraft> all() {
    return all;
  }

  void compiled(CompiledScenario scenario) {
    compiled = scenario;
  }

  /// The scenario that was made of these drafts, where `other` queue for, are limited by and call
  /// the same: then it has the same stations, limits and links, and what is new has no calls.
  Optional<CompiledScenario> compiledFor(List<EndpointDraft> other) {
    if (other.size() != all.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < all.size(); i++) {
      EndpointDraft one = all.get(i);
      EndpointDraft two = other.get(i);
      if (one != two
          && !(one.staged() == two.staged()
              && one.shared().equals(two.shared())
              && two.shared().allCalls().isEmpty())) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(compiled);
  }
}
