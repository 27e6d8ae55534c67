package dev.understudy.core.predict;

import dev.understudy.core.load.Admission;
import dev.understudy.core.measure.Histogram;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.Occupancy;
import dev.understudy.core.predict.Prediction.OutcomeCount;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Adds up the answers of one endpoint by interval. Its memory is that of the intervals, however
/// many requests there are.
final class Tally {
  private final Horizon horizon;
  private final String id;
  private final List<String> outcomes;
  private final int own;
  private final Sums requests;
  private final Sums answered;
  private final Sums refused;
  private final Sums served;
  private final Sums waited;
  private final Sums replies;
  private final Sums waitNanos;
  private final Sums holdNanos;
  private final Sums queuedNanos; // time-integral of the number waiting
  private final Sums busyNanos; // time-integral of the number in service
  private final long[] counts; // by interval and outcome
  private final @Nullable Histogram[] latencies;
  private final Clock arrivals = new Clock();
  private final Clock ends = new Clock();

  /// Remembers the interval of the latest time: times mostly rise, and a division costs 20 cycles.
  private final class Clock {
    private int interval;
    private long start;
    private long end = Long.MIN_VALUE;

    int interval(long nanos) {
      if (nanos >= end || nanos < start) {
        interval = horizon.interval(nanos);
        start = horizon.start(interval);
        end = horizon.end(interval);
      }
      return interval;
    }
  }

  Tally(Horizon horizon, Subject subject, int endpoint) {
    this.horizon = horizon;
    this.id = subject.endpoints().get(endpoint);
    this.outcomes = subject.outcomes(endpoint);
    this.own = subject.ownOutcomes(endpoint);
    requests = new Sums(horizon);
    answered = new Sums(horizon);
    refused = new Sums(horizon);
    served = new Sums(horizon);
    waited = new Sums(horizon);
    replies = new Sums(horizon);
    waitNanos = new Sums(horizon);
    holdNanos = new Sums(horizon);
    queuedNanos = new Sums(horizon);
    busyNanos = new Sums(horizon);
    counts = new long[horizon.intervals() * outcomes.size()];
    latencies = new Histogram[horizon.intervals()];
  }

  /// A request comes.
  void asked(long nanos) {
    if (nanos >= horizon.fromNanos()) {
      requests.add(arrivals.interval(nanos), 1);
    }
  }

  /// A request is decided.
  void add(Answer answer) {
    long arrival = answer.arrivalNanos();
    long start = answer.startNanos();
    long end = answer.endNanos();
    if (start > arrival) {
      queuedNanos.addSpan(arrival, start, 1);
    }
    boolean taken = answer.admission() == Admission.SERVED && start != Occurrences.NEVER;
    if (taken) {
      addBusy(start, answer.releaseNanos());
      if (end >= horizon.fromNanos() && end < horizon.toNanos()) {
        replies.add(ends.interval(end), 1);
      }
    }
    if (arrival < horizon.fromNanos()) {
      return;
    }
    int interval = arrivals.interval(arrival);
    if (end != Occurrences.NEVER) {
      answered.add(interval, 1);
      counts[interval * outcomes.size() + answer.outcome()]++;
    }
    if (answer.admission() != Admission.SERVED) {
      refused.add(interval, 1);
    } else if (taken) {
      served.add(interval, 1);
      waitNanos.add(interval, start - arrival);
      holdNanos.add(
          interval,
          answer.releaseNanos() == Occurrences.NEVER
              ? Double.POSITIVE_INFINITY
              : answer.releaseNanos() - start);
      if (start > arrival) {
        waited.add(interval, 1);
      }
      if (end != Occurrences.NEVER) {
        latency(interval).record(end - arrival);
      }
    }
  }

  private void addBusy(long from, long to) {
    if (from >= horizon.fromNanos() && to < horizon.toNanos()) {
      int interval = ends.interval(from);
      if (to <= horizon.end(interval)) { // the usual case, without a loop
        busyNanos.add(interval, to - from);
        return;
      }
    }
    busyNanos.addSpan(from, to, 1);
  }

  /// Mean number of requests in service and waiting in the intervals in [first, end).
  Occupancy occupancy(int first, int end) {
    double nanos = horizon.nanos(first, end);
    return new Occupancy(0, busyNanos.of(first, end) / nanos, queuedNanos.of(first, end) / nanos);
  }

  /// @param station occupancy of the endpoint's station in the intervals in [first, end)
  Timeline<Interval> timeline(BiFunction<Integer, Integer, Occupancy> station) {
    return Timelines.of(
        horizon, id, (first, end) -> interval(first, end, station.apply(first, end)));
  }

  private Interval interval(int first, int end, Occupancy station) {
    long[] sums = new long[outcomes.size()];
    for (int i = first; i < end; i++) {
      for (int outcome = 0; outcome < sums.length; outcome++) {
        sums[outcome] += counts[i * sums.length + outcome];
      }
    }
    List<OutcomeCount> named = new ArrayList<>();
    long byLoad = 0;
    for (int outcome = 0; outcome < sums.length; outcome++) {
      byLoad += outcome >= own ? sums[outcome] : 0;
      named.add(new OutcomeCount(outcomes.get(outcome), sums[outcome]));
    }
    long count = requests.count(first, end);
    long refusals = refused.count(first, end);
    double nanos = horizon.nanos(first, end);
    Occupancy mean = occupancy(first, end);
    return new Interval(
        horizon.start(first),
        horizon.end(end - 1),
        count,
        count - answered.count(first, end),
        served.count(first, end),
        refusals,
        Math.max(byLoad, refusals),
        waited.count(first, end),
        named,
        replies.of(first, end) / nanos * 1e9,
        mean.inService(),
        station.utilisation(),
        mean.queueLength(),
        waitNanos.of(first, end) / served.of(first, end),
        holdNanos.of(first, end) / served.of(first, end),
        latency(first, end));
  }

  private Histogram latency(int interval) {
    Histogram known = latencies[interval];
    if (known == null) {
      known = new Histogram();
      latencies[interval] = known;
    }
    return known;
  }

  private Histogram latency(int first, int end) {
    Histogram single = latencies[first];
    if (end == first + 1 && single != null) {
      return single;
    }
    Histogram sum = new Histogram();
    for (int i = first; i < end; i++) {
      Histogram part = latencies[i];
      if (part != null) {
        part.addTo(sum);
      }
    }
    return sum;
  }
}
