package dev.understudy.config.compile;

import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Transfer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Endpoints that two scenarios, or two versions of a document, have alike are one object.
final class PlanCache {
  private final Map<Alike, EndpointPlan> plans = new HashMap<>();
  private final Map<EndpointDraft, EndpointPlan> made = new IdentityHashMap<>();
  private Map<EndpointDraft, EndpointPlan> before;

  private record Alike(long key, long fingerprint, Load load, Transfer transfer) {}

  /// @param before of the version before
  PlanCache(Optional<PlanCache> before) {
    this.before = before.map(it -> it.made).orElseGet(Map::of);
  }

  synchronized EndpointPlan get(
      EndpointDraft draft,
      long fingerprint,
      Load load,
      Transfer transfer,
      Supplier<EndpointPlan> make) {
    EndpointPlan known = made.get(draft);
    if (known == null) {
      known = before.get(draft);
    }
    boolean same =
        known != null
            && known.fingerprint() == fingerprint
            && known.load().equals(load)
            && known.transfer().equals(transfer);
    EndpointPlan plan =
        same && known != null
            ? known
            : plans.computeIfAbsent(
                new Alike(draft.key(), fingerprint, load, transfer), _ -> make.get());
    made.put(draft, plan);
    return plan;
  }

  /// The version before is let go.
  synchronized void finish() {
    before = Map.of();
    plans.clear();
  }
}
