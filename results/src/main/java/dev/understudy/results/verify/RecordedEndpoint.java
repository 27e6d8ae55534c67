package dev.understudy.results.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.DecisionModel;
import dev.understudy.core.verify.Evidence;
import dev.understudy.results.row.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/// One endpoint under one scenario while the rows of a record pass. They come in the order in which
/// replies ended; up to [#WINDOW] of them wait here for those with lower ordinals.
final class RecordedEndpoint {
  private static final int WINDOW = 1024;

  private final EndpointPlan plan;
  private final boolean contended;
  private final Evidence evidence;
  private final Map<String, Integer> outcomes = new HashMap<>();
  private final PriorityQueue<Row> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Row::ordinal));
  private long rows;
  private long first = Long.MAX_VALUE;
  private long last = -1;
  private long replayed;

  /// @param name of the endpoint in claims
  RecordedEndpoint(EndpointPlan plan, Plan.Resources resources, String name) {
    this.plan = plan;
    int pool = plan.load().pool();
    contended = pool != Load.NO_POOL && resources.pools().get(pool).contention().isPresent();
    DecisionModel told = DecisionModel.of(plan, name);
    evidence =
        new Evidence(
            contended
                ? told.without(
                    "service times",
                    "a record does not tell how much contention slowed each; --server judges them")
                : told);
    for (int i = 0; i < plan.outcomes().size(); i++) {
      outcomes.put(plan.outcomes().get(i).name(), i);
    }
  }

  void take(Row row) {
    rows++;
    first = Math.min(first, row.ordinal());
    last = Math.max(last, row.ordinal());
    waiting.add(row);
    if (waiting.size() > WINDOW) {
      count(waiting.remove());
    }
  }

  /// What was seen, once all rows have passed.
  Evidence evidence() {
    while (!waiting.isEmpty()) {
      count(waiting.remove());
    }
    return evidence;
  }

  private void count(Row row) {
    Row.Recorded recorded = row.recorded().orElseThrow();
    int drawn = outcomes.getOrDefault(recorded.drawn(), Integer.MAX_VALUE);
    int outcome = outcomes.getOrDefault(row.outcome(), Integer.MAX_VALUE);
    if (drawn >= plan.law().size() || outcome == Integer.MAX_VALUE) {
      evidence.drewOther();
      return;
    }
    OutcomeLaw inForce = plan.modulation().outcomes(recorded.scenarioNanos(), plan.law());
    evidence.drew(row.ordinal(), drawn, inForce);
    LatencyModel latency = plan.outcomes().get(drawn).latency();
    Distribution law =
        plan.outcomes().get(drawn).ownLatency()
            ? latency.law()
            : plan.modulation().latency(recorded.scenarioNanos(), latency.law());
    if (plan.reachesService(outcome) && !contended) {
      evidence.timed(row.ordinal(), drawn, recorded.serviceNanos(), law);
      double service = latency.serviceNanos(plan.key(), row.ordinal(), law);
      replayed += recorded.serviceNanos() == (long) Math.rint(service) ? 1 : 0;
    }
    if (recorded.latenessNanos() != Row.UNKNOWN && row.elapsedNanos() != Row.UNKNOWN) {
      evidence.served(row.elapsedNanos(), recorded.latenessNanos());
    }
  }

  long rows() {
    return rows;
  }

  /// Ordinals between the first and the last that have no row.
  long missing() {
    return rows == 0 ? 0 : Math.max(0, last - first + 1 - rows);
  }

  /// Rows whose service time is, to the nanosecond, what the configuration's seed draws.
  long replayed() {
    return replayed;
  }
}
