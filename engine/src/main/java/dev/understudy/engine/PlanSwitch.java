package dev.understudy.engine;

import dev.understudy.core.plan.Plan;

/// The plan that runs. Event loops read it once per request; a new one is one volatile write.
final class PlanSwitch {
  private final int loops;
  private volatile ActivePlan current;
  private volatile long reloads;

  PlanSwitch(Plan plan, int loops) {
    this.loops = loops;
    this.current = ActivePlan.of(plan, null, loops);
  }

  ActivePlan current() {
    return current;
  }

  /// Plans applied after the first.
  long reloads() {
    return reloads;
  }

  /// @throws IllegalArgumentException where a reply of the plan cannot be sent; the running plan
  ///   stays
  synchronized void apply(Plan plan) {
    current = ActivePlan.of(plan, current, loops);
    reloads = reloads + 1;
  }
}
