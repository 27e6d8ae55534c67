package dev.understudy.engine.meter;

import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What an endpoint has been through: its meters. It outlives a plan as long as the next one leaves
/// the endpoint unchanged.
public final class EndpointRecord {
  private final EndpointPlan plan;
  private final AtomicReferenceArray<@Nullable EndpointMeter> meters;

  public EndpointRecord(EndpointPlan plan, int loops) {
    this.plan = plan;
    this.meters = new AtomicReferenceArray<>(loops);
  }

  /// Whether `next` behaves as the endpoint that this belongs to: same id, same draws, same
  /// behaviour. A scenario changes behaviour and not the endpoint.
  public boolean belongsTo(EndpointPlan next, boolean sameDocument) {
    return plan.id().equals(next.id())
        && plan.key() == next.key()
        && (sameDocument || plan.fingerprint() == next.fingerprint())
        && names(plan).equals(names(next));
  }

  private static List<String> names(EndpointPlan endpoint) {
    return endpoint.outcomes().stream().map(OutcomePlan::name).toList();
  }

  /// The meter of a loop; called by that loop only. Made at first use: most endpoints of a large
  /// configuration are never asked for on most loops.
  public EndpointMeter meter(int loop) {
    EndpointMeter meter = meters.getPlain(loop);
    if (meter == null) {
      meter = new EndpointMeter(plan.outcomes().size());
      meters.setRelease(loop, meter);
    }
    return meter;
  }

  /// The sum over all loops.
  public EndpointReading reading() {
    long[] counts = new long[plan.outcomes().size()];
    long inFlight = 0;
    long abandoned = 0;
    Histogram intended = new Histogram();
    Histogram actual = new Histogram();
    Histogram lateness = new Histogram();
    for (int loop = 0; loop < meters.length(); loop++) {
      EndpointMeter meter = meters.getAcquire(loop);
      if (meter == null) {
        continue;
      }
      for (int i = 0; i < counts.length; i++) {
        counts[i] += meter.outcome(i);
      }
      inFlight += meter.inFlight();
      abandoned += meter.abandonments();
      meter.addTo(intended, actual, lateness);
    }
    List<OutcomeCount> outcomes = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      outcomes.add(new OutcomeCount(plan.outcomes().get(i).name(), counts[i]));
    }
    return new EndpointReading(
        plan.id(), outcomes, inFlight, abandoned, intended, actual, lateness);
  }
}
