package dev.understudy.engine;

import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.plan.Terms;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.workflow.Participation;
import dev.understudy.core.workflow.Role;
import dev.understudy.core.workflow.StoreUse;
import dev.understudy.core.workflow.Workflows;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What requests to an endpoint have to do with sessions and expressions.
///
/// @param part of the endpoint in workflows
/// @param pattern of its path
/// @param terms on which it takes requests
/// @param readsBody whether the payload has to be seen before the request is decided
/// @param isStaged whether it may be decided after its arrival
record Interplay(
    Optional<Participation> part,
    Optional<PathPattern> pattern,
    Terms terms,
    boolean readsBody,
    boolean isStaged) {
  /// By endpoint, null for nothing.
  static @Nullable Interplay[] of(PlanState state) {
    Workflows workflows = state.plan().workflows();
    @Nullable Interplay[] interplays = new @Nullable Interplay[state.endpoints().size()];
    for (int i = 0; i < interplays.length; i++) {
      Optional<Participation> part = workflows.of(i);
      boolean stores = any(state, i, part, it -> it.store().isPresent());
      Terms terms = state.served().get(i).terms();
      if (part.isPresent()
          || stores
          || !terms.isNone()
          || anyReply(state, i, part, Reply::isRendered)) {
        interplays[i] =
            new Interplay(
                part,
                state.plan().router().pattern(i),
                terms,
                workflows.readsBody(i)
                    || terms.check().filter(Terms.Check::readsBody).isPresent()
                    || anyReply(state, i, part, Reply::readsBody)
                    || any(
                        state, i, part, it -> it.store().filter(StoreUse::readsBody).isPresent()),
                any(state, i, part, it -> it.load().staged()));
      }
    }
    return interplays;
  }

  /// Whether a reply of the endpoint, or of what a workflow makes of it, is so.
  private static boolean anyReply(
      PlanState state, int index, Optional<Participation> part, Predicate<Reply> is) {
    return any(
        state,
        index,
        part,
        endpoint -> endpoint.outcomes().stream().anyMatch(it -> is.test(it.outcome().reply())));
  }

  /// Whether the endpoint, or what a workflow makes of it, is so.
  private static boolean any(
      PlanState state, int index, Optional<Participation> part, Predicate<EndpointPlan> is) {
    return is.test(state.served().get(index))
        || part.isPresent()
            && part.get().roles().stream()
                .map(Role::served)
                .anyMatch(
                    served -> served.stream().anyMatch(it -> is.test(state.served().get(it))));
  }
}
