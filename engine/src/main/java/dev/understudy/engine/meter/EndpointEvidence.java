package dev.understudy.engine.meter;

import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.verify.DecisionModel;
import dev.understudy.core.verify.Evidence;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What is kept of an endpoint's decisions so that they can be judged, loop by loop. It lasts as
/// long as the endpoint's behaviour: what a changed one does is another thing to judge.
public final class EndpointEvidence {
  private final EndpointPlan plan;
  private final AtomicReferenceArray<@Nullable Evidence> loops;

  public EndpointEvidence(EndpointPlan plan, int loops) {
    this.plan = plan;
    this.loops = new AtomicReferenceArray<>(loops);
  }

  /// That of a loop; called by that loop only. Made at first use, as meters are.
  public Evidence at(int loop) {
    Evidence evidence = loops.getPlain(loop);
    if (evidence == null) {
      evidence = new Evidence(DecisionModel.of(plan));
      loops.setRelease(loop, evidence);
    }
    return evidence;
  }

  /// Id of the endpoint.
  public String endpoint() {
    return plan.id();
  }

  /// Whether any request has come.
  public boolean asked() {
    for (int loop = 0; loop < loops.length(); loop++) {
      if (loops.getAcquire(loop) != null) {
        return true;
      }
    }
    return false;
  }

  /// The sum over all loops at this moment, for the caller alone.
  public Evidence sum() {
    Evidence sum = new Evidence(DecisionModel.of(plan));
    for (int loop = 0; loop < loops.length(); loop++) {
      Evidence part = loops.getAcquire(loop);
      if (part != null) {
        sum.merge(part);
      }
    }
    return sum;
  }
}
