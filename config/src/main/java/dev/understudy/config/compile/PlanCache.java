package dev.understudy.config.compile;

import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Transfer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Endpoints that two scenarios have alike are one object.
final class PlanCache {
  private final Map<Alike, EndpointPlan> plans = new ConcurrentHashMap<>();

  private record Alike(long key, long fingerprint, Load load, Transfer transfer) {}

  EndpointPlan get(
      EndpointDraft draft,
      long fingerprint,
      Load load,
      Transfer transfer,
      Supplier<EndpointPlan> make) {
    return plans.computeIfAbsent(
        new Alike(draft.key(), fingerprint, load, transfer), _ -> make.get());
  }
}
