package dev.understudy.engine;

import dev.understudy.core.load.Pacing;
import dev.understudy.core.load.SharedLink;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.plan.Transfer;
import dev.understudy.engine.meter.EndpointRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A plan with all that serving it needs. Immutable but for its [PlanState]; requests in flight
/// hold on to theirs.
final class ActivePlan {
  private static final int MOST_CLIENT_LINKS = 10_000;

  final Plan plan;
  final PlanState state;
  final ServedEndpoint[] endpoints;
  final List<Header> everywhere;
  final Stages stages;
  final Decider[] deciders; // one a loop
  private final Map<ClientLink, SharedLink> clientLinks = new ConcurrentHashMap<>();

  private ActivePlan(
      PlanState state,
      ServedEndpoint[] endpoints,
      List<Header> everywhere,
      Stages stages,
      int loops) {
    this.plan = state.plan();
    this.state = state;
    this.endpoints = endpoints;
    this.everywhere = everywhere;
    this.stages = stages;
    this.deciders = new Decider[loops];
    for (int i = 0; i < loops; i++) {
      deciders[i] = new Decider(state);
    }
  }

  /// @param before the plan that is replaced; endpoints that did not change keep their record
  static ActivePlan of(PlanState state, @Nullable ActivePlan before, int loops) {
    Map<String, EndpointRecord> known = new HashMap<>();
    if (before != null) {
      for (ServedEndpoint endpoint : before.endpoints) {
        known.put(endpoint.plan.id(), endpoint.record);
      }
    }
    boolean sameDocument = before != null && before.plan == state.plan();
    List<Header> everywhere = everywhere(state.plan());
    ServedEndpoint[] endpoints = new ServedEndpoint[state.endpoints().size()];
    for (int i = 0; i < endpoints.length; i++) {
      EndpointPlan next = state.endpoints().get(i);
      EndpointRecord record = known.get(next.id());
      if (record == null || !record.belongsTo(next, sameDocument)) {
        record = new EndpointRecord(next, loops);
      }
      endpoints[i] = new ServedEndpoint(next, record, everywhere);
    }
    Stages stages =
        before != null && before.state.agenda() == state.agenda()
            ? before.stages
            : new Stages(state.agenda());
    return new ActivePlan(state, endpoints, everywhere, stages, loops);
  }

  /// The pace of a reply of `endpoint`; null where nothing bounds it. Replies on one connection
  /// follow each other, so a connection's bandwidth is that of each of them.
  @Nullable Pace pace(EndpointPlan endpoint, Object client, long nowNanos) {
    Transfer transfer = endpoint.transfer();
    if (transfer.responseBytesPerSecond() == Double.POSITIVE_INFINITY) {
      return null;
    }
    Pacing pacing = new Pacing(transfer.responseBytesPerSecond());
    return switch (transfer.scope()) {
      case RESPONSE, CONNECTION -> new Pace(pacing, null);
      case ENDPOINT -> new Pace(pacing, state.link(transfer.link()));
      case CLIENT -> new Pace(pacing, clientLink(endpoint.id(), client, pacing, nowNanos));
    };
  }

  /// Clients beyond the bound share one link.
  private SharedLink clientLink(String endpoint, Object client, Pacing pacing, long nowNanos) {
    boolean full = clientLinks.size() >= MOST_CLIENT_LINKS;
    ClientLink own = new ClientLink(endpoint, client);
    ClientLink place = full && !clientLinks.containsKey(own) ? new ClientLink(endpoint, "") : own;
    return clientLinks.computeIfAbsent(place, unused -> new SharedLink(pacing, nowNanos));
  }

  private record ClientLink(String endpoint, Object client) {}

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
