package dev.understudy.engine;

import dev.understudy.core.load.ClientLinks;
import dev.understudy.core.load.Supply;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.plan.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A plan with all that serving it needs. Immutable but for its [PlanState]; requests in flight
/// hold on to theirs.
final class ActivePlan {
  final Plan plan;
  final PlanState state;
  final ServedEndpoint[] endpoints;
  final List<Header> everywhere;
  final Stages stages;
  final Decider[] deciders; // one a loop
  final Failures failures;
  private final @Nullable Interplay[] interplays;

  private ActivePlan(
      PlanState state,
      ServedEndpoint[] endpoints,
      List<Header> everywhere,
      Stages stages,
      Failures failures,
      int loops) {
    this.plan = state.plan();
    this.state = state;
    this.endpoints = endpoints;
    this.everywhere = everywhere;
    this.stages = stages;
    this.failures = failures;
    this.interplays = Interplay.of(state);
    this.deciders = new Decider[loops];
    for (int i = 0; i < loops; i++) {
      deciders[i] = new Decider(state);
    }
  }

  /// @param before the plan that is replaced; endpoints that did not change keep their record
  static ActivePlan of(
      PlanState state, @Nullable ActivePlan before, int loops, long nowNanos, Instant now) {
    Map<String, ServedEndpoint> known = new HashMap<>();
    if (before != null) {
      for (ServedEndpoint endpoint : before.endpoints) {
        known.put(endpoint.plan.id(), endpoint);
      }
    }
    boolean sameDocument = before != null && before.plan == state.plan();
    List<Header> everywhere = everywhere(state.plan());
    boolean sameFields = before != null && before.everywhere.equals(everywhere);
    ServedEndpoint[] endpoints = new ServedEndpoint[state.served().size()];
    for (int i = 0; i < endpoints.length; i++) {
      EndpointPlan next = state.served().get(i);
      ServedEndpoint old = known.get(next.id());
      endpoints[i] =
          sameFields && old != null && old.plan == next
              ? old
              : ServedEndpoint.of(next, old, sameDocument, loops, nowNanos, now, everywhere);
    }
    Stages stages =
        before != null && before.state.agenda() == state.agenda()
            ? before.stages
            : new Stages(state.agenda());
    Failures failures = before != null ? before.failures : new Failures();
    return new ActivePlan(state, endpoints, everywhere, stages, failures, loops);
  }

  /// What requests to endpoint number `index` have to do with sessions and expressions; null for
  /// nothing.
  @Nullable Interplay interplay(int index) {
    return interplays[index];
  }

  /// The same, all endpoints counting anew.
  ActivePlan recounted(Instant now) {
    return with(endpoint -> endpoint.recounted(deciders.length, now));
  }

  /// The same, its draws beginning again.
  ActivePlan redrawn() {
    return with(endpoint -> endpoint.redrawn(deciders.length));
  }

  /// The same, no client having used its bandwidth yet.
  ActivePlan relinked(long nowNanos) {
    return with(endpoint -> endpoint.relinked(nowNanos));
  }

  private ActivePlan with(UnaryOperator<ServedEndpoint> change) {
    ServedEndpoint[] anew = endpoints.clone();
    Arrays.setAll(anew, i -> change.apply(endpoints[i]));
    return new ActivePlan(state, anew, everywhere, stages, failures, deciders.length);
  }

  /// The pace of a reply of `endpoint`; null where nothing bounds it. Replies on one connection
  /// follow each other, so a connection's bandwidth is that of each of them.
  @Nullable Pace pace(ServedEndpoint endpoint, Object client, long nowNanos) {
    Transfer transfer = endpoint.plan.transfer();
    if (!transfer.pacesReplies()) {
      return null;
    }
    Supply supply = transfer.response(state::clock);
    return switch (transfer.scope()) {
      case RESPONSE, CONNECTION -> new Pace(supply, null);
      case ENDPOINT -> new Pace(supply, state.link(transfer.link()));
      case CLIENT -> {
        ClientLinks<Object> links = endpoint.clientLinks();
        yield new Pace(supply, links == null ? null : links.of(client, nowNanos));
      }
    };
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
