package dev.understudy.engine;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.engine.meter.EndpointRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan with all that serving it needs. Immutable; requests in flight hold on to theirs.
final class ActivePlan {
  final Plan plan;
  final ServedEndpoint[] endpoints;
  final List<Header> everywhere;

  private ActivePlan(Plan plan, ServedEndpoint[] endpoints, List<Header> everywhere) {
    this.plan = plan;
    this.endpoints = endpoints;
    this.everywhere = everywhere;
  }

  /// @param before the plan that is replaced; endpoints that did not change keep their record
  static ActivePlan of(Plan plan, @Nullable ActivePlan before, int loops) {
    Map<String, EndpointRecord> known = new HashMap<>();
    if (before != null) {
      for (ServedEndpoint endpoint : before.endpoints) {
        known.put(endpoint.plan.id(), endpoint.record);
      }
    }
    List<Header> everywhere = everywhere(plan);
    ServedEndpoint[] endpoints = new ServedEndpoint[plan.endpoints().size()];
    for (int i = 0; i < endpoints.length; i++) {
      EndpointPlan next = plan.endpoints().get(i);
      EndpointRecord record = known.get(next.id());
      if (record == null || !record.belongsTo(next)) {
        record = new EndpointRecord(next, loops);
      }
      endpoints[i] = new ServedEndpoint(next, record, everywhere);
    }
    return new ActivePlan(plan, endpoints, everywhere);
  }

  private static List<Header> everywhere(Plan plan) {
    List<Header> fields = new ArrayList<>();
    if (plan.cors()) {
      fields.add(new Header("Access-Control-Allow-Origin", "*"));
      fields.add(new Header("Access-Control-Expose-Headers", "*"));
      if (plan.exposure().serverTiming()) {
        fields.add(new Header("Timing-Allow-Origin", "*"));
      }
    }
    return List.copyOf(fields);
  }
}
