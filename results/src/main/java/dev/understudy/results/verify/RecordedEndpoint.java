package dev.understudy.results.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
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
  private final boolean contended; // by how much, the rows do not tell
  private final Evidence evidence;
  private final Map<String, Integer> outcomes = new HashMap<>();
  private final PriorityQueue<Row> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Row::ordinal));
  private long rows;
  private long first = Long.MAX_VALUE;
  private long last = -1;
  private long refused; // by its workflow, before it drew anything
  private long timed;
  private long replayed;
  private long drawn;
  private long drawnOfSeed;
  private long previousOrdinal = -1;
  private int previousDrawn;

  /// @param name of the endpoint in claims
  /// @param tellsSlowdown whether rows tell by how much contention slowed them
  RecordedEndpoint(
      EndpointPlan plan, Plan.Resources resources, String name, boolean tellsSlowdown) {
    this.plan = plan;
    int pool = plan.load().pool();
    contended =
        !tellsSlowdown
            && pool != Load.NO_POOL
            && resources.pools().get(pool).contention().isPresent();
    DecisionModel told = DecisionModel.of(plan, name);
    evidence =
        new Evidence(
            contended
                ? told.without(
                    "service times",
                    "this record has no column slowdown: how much contention slowed each is unknown")
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
    evidence.followsSeed(drawn > 0 && drawnOfSeed == drawn, timed > 0 && replayed == timed);
    return evidence;
  }

  private void count(Row row) {
    Row.Recorded recorded = row.recorded().orElseThrow();
    if (recorded.drawn().isEmpty()) {
      refused++;
      return;
    }
    int own = outcomes.getOrDefault(recorded.drawn(), Integer.MAX_VALUE);
    int outcome = outcomes.getOrDefault(row.outcome(), Integer.MAX_VALUE);
    if (own >= plan.law().size() || outcome == Integer.MAX_VALUE) {
      evidence.drewOther();
      return;
    }
    OutcomeLaw inForce = plan.modulation().outcomes(recorded.scenarioNanos(), plan.law());
    evidence.drew(row.ordinal(), own, inForce);
    drew(row.ordinal(), own, inForce);
    LatencyModel latency = plan.outcomes().get(own).latency();
    Distribution law =
        plan.outcomes().get(own).ownLatency()
            ? latency.law()
            : plan.modulation().latency(recorded.scenarioNanos(), latency.law());
    if (plan.reachesService(outcome) && !contended) {
      double slowdown = Double.isNaN(recorded.slowdown()) ? 1 : recorded.slowdown();
      Distribution slowed = slowdown == 1 ? law : Scaled.of(law, slowdown);
      evidence.timed(row.ordinal(), own, recorded.serviceNanos(), slowed);
      timed++;
      double service = latency.serviceNanos(plan.key(), row.ordinal(), law) * slowdown;
      replayed += recorded.serviceNanos() == (long) Math.rint(service) ? 1 : 0;
    }
    if (recorded.latenessNanos() != Row.UNKNOWN && row.elapsedNanos() != Row.UNKNOWN) {
      evidence.served(row.elapsedNanos(), recorded.latenessNanos());
    }
  }

  /// Runs depend on the outcome before; where its row is missing, on those that the seed draws.
  private void drew(long ordinal, int outcome, OutcomeLaw inForce) {
    int ofSeed =
        ordinal == previousOrdinal + 1 && ordinal > 0
            ? inForce.next(plan.key(), ordinal, previousDrawn)
            : inForce.at(plan.key(), ordinal);
    drawn++;
    drawnOfSeed += outcome == ofSeed ? 1 : 0;
    previousOrdinal = ordinal;
    previousDrawn = outcome;
  }

  long rows() {
    return rows;
  }

  /// Ordinals between the first and the last that have no row.
  long missing() {
    return rows == 0 ? 0 : Math.max(0, last - first + 1 - rows);
  }

  long refused() {
    return refused;
  }

  /// Rows whose service time is, to the nanosecond, what the configuration's seed draws.
  long replayed() {
    return replayed;
  }
}
