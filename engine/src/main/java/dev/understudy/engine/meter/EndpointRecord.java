package dev.understudy.engine.meter;

import dev.understudy.core.measure.Readings.CallCount;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import dev.understudy.core.measure.Readings.Times;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What an endpoint has been through: its meters. It outlives a plan as long as the next one leaves
/// the endpoint unchanged.
public final class EndpointRecord {
  private static final Times NO_TIMES = Times.none(); // only read

  private final String id;
  private final Instant since;
  private final List<String> outcomes;
  private final List<String> dependencies;
  private final AtomicReferenceArray<@Nullable EndpointMeter> meters;
  private final EndpointReading idle; // most endpoints of a large configuration, at each reading

  /// @param since now
  public EndpointRecord(EndpointPlan plan, int loops, Instant since) {
    this.id = plan.id();
    this.since = since;
    this.outcomes = outcomes(plan);
    this.dependencies = dependencies(plan);
    this.meters = new AtomicReferenceArray<>(loops);
    this.idle = sum(List.of(), NO_TIMES);
  }

  /// Whether what it counts is what `endpoint` can come to.
  public boolean fits(EndpointPlan endpoint) {
    return outcomes.equals(outcomes(endpoint)) && dependencies.equals(dependencies(endpoint));
  }

  private static List<String> outcomes(EndpointPlan endpoint) {
    return endpoint.outcomes().stream().map(OutcomePlan::name).toList();
  }

  private static List<String> dependencies(EndpointPlan endpoint) {
    return endpoint.load().allCalls().stream()
        .flatMap(calls -> calls.names().stream())
        .distinct()
        .toList();
  }

  /// The meter of a loop; called by that loop only. Made at first use: most endpoints of a large
  /// configuration are never asked for on most loops.
  public EndpointMeter meter(int loop) {
    EndpointMeter meter = meters.getPlain(loop);
    if (meter == null) {
      meter = new EndpointMeter(outcomes.size(), dependencies);
      meters.setRelease(loop, meter);
    }
    return meter;
  }

  /// The sum over all loops.
  ///
  /// @param detailed whether the times are wanted, which cost tens of KiB
  public EndpointReading reading(boolean detailed) {
    List<EndpointMeter> met = new ArrayList<>();
    for (int loop = 0; loop < meters.length(); loop++) {
      EndpointMeter meter = meters.getAcquire(loop);
      if (meter != null) {
        met.add(meter);
      }
    }
    if (met.isEmpty()) {
      return idle;
    }
    return sum(met, detailed ? Times.none() : NO_TIMES);
  }

  private EndpointReading sum(List<EndpointMeter> met, Times times) {
    long[] counts = new long[outcomes.size()];
    long[] calls = new long[3 * dependencies.size()];
    long inFlight = 0;
    long abandoned = 0;
    long leftInPlace = 0;
    for (EndpointMeter meter : met) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += meter.outcome(i);
      }
      for (int i = 0; i < dependencies.size(); i++) {
        calls[3 * i] += meter.calls(i);
        calls[3 * i + 1] += meter.failures(i);
        calls[3 * i + 2] += meter.tries(i);
      }
      inFlight += meter.inFlight();
      abandoned += meter.abandonments();
      leftInPlace += meter.leftInPlace();
      if (times != NO_TIMES) {
        meter.addTo(times);
      }
    }
    List<OutcomeCount> outcomeCounts = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      outcomeCounts.add(new OutcomeCount(outcomes.get(i), counts[i]));
    }
    List<CallCount> callCounts = new ArrayList<>(dependencies.size());
    for (int i = 0; i < dependencies.size(); i++) {
      callCounts.add(
          new CallCount(dependencies.get(i), calls[3 * i], calls[3 * i + 1], calls[3 * i + 2]));
    }
    return new EndpointReading(
        id, since, outcomeCounts, inFlight, abandoned, leftInPlace, callCounts, times);
  }
}
