package dev.understudy.core.predict;

import dev.understudy.core.load.Admission;
import dev.understudy.core.measure.Histogram;
import dev.understudy.core.predict.Prediction.EndpointPrediction;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.OutcomeCount;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds up the answers of one endpoint by interval.
final class Tally {
  private final Horizon horizon;
  private final String id;
  private final List<String> outcomes;
  private final int servers;
  private final long[] counts; // by interval and outcome
  private final long[] unanswered;
  private final long[] served;
  private final long[] replies;
  private final double[] waitNanos;
  private final double[] queuedNanos; // time-integral of the number waiting
  private final double[] busyNanos; // time-integral of the number in service
  private final @Nullable Histogram[] latencies;

  Tally(Horizon horizon, Subject subject, int endpoint) {
    this.horizon = horizon;
    this.id = subject.endpoints().get(endpoint);
    this.outcomes = subject.outcomes(endpoint);
    this.servers = subject.servers(endpoint);
    int intervals = horizon.intervals();
    counts = new long[intervals * outcomes.size()];
    unanswered = new long[intervals];
    served = new long[intervals];
    replies = new long[intervals];
    waitNanos = new double[intervals];
    queuedNanos = new double[intervals];
    busyNanos = new double[intervals];
    latencies = new Histogram[intervals];
  }

  void add(Answer answer) {
    int interval = horizon.interval(answer.arrivalNanos());
    counts[interval * outcomes.size() + answer.outcome()]++;
    if (answer.endNanos() == Occurrences.NEVER) {
      unanswered[interval]++;
    } else {
      latency(interval).record(answer.endNanos() - answer.arrivalNanos());
    }
    addSpan(queuedNanos, interval, answer.arrivalNanos(), answer.startNanos());
    if (answer.admission() == Admission.SERVED) {
      served[interval]++;
      waitNanos[interval] += answer.startNanos() - answer.arrivalNanos();
      addSpan(busyNanos, interval, answer.startNanos(), answer.releaseNanos());
      if (answer.endNanos() < horizon.toNanos()) {
        replies[horizon.interval(answer.endNanos())]++;
      }
    }
  }

  EndpointPrediction prediction() {
    var lines = new ArrayList<Interval>();
    for (int i = 0; i < latencies.length; i++) {
      lines.add(interval(i, i + 1));
    }
    return new EndpointPrediction(id, interval(0, latencies.length), lines);
  }

  private Interval interval(int first, int end) {
    var sums = new long[outcomes.size()];
    var latency = new Histogram();
    for (int i = first; i < end; i++) {
      for (int outcome = 0; outcome < sums.length; outcome++) {
        sums[outcome] += counts[i * sums.length + outcome];
      }
      Histogram part = latencies[i];
      if (part != null) {
        part.addTo(latency);
      }
    }
    long requests = 0;
    var named = new ArrayList<OutcomeCount>();
    for (int outcome = 0; outcome < sums.length; outcome++) {
      requests += sums[outcome];
      named.add(new OutcomeCount(outcomes.get(outcome), sums[outcome]));
    }
    double nanos = horizon.end(end - 1) - horizon.start(first);
    double busy = sum(busyNanos, first, end) / nanos;
    return new Interval(
        horizon.start(first),
        horizon.end(end - 1),
        requests,
        sum(unanswered, first, end),
        named,
        sum(replies, first, end) / nanos * 1e9,
        busy,
        servers == 0 ? Double.NaN : busy / servers,
        sum(queuedNanos, first, end) / nanos,
        sum(waitNanos, first, end) / sum(served, first, end),
        latency);
  }

  private Histogram latency(int interval) {
    Histogram known = latencies[interval];
    if (known == null) {
      known = new Histogram();
      latencies[interval] = known;
    }
    return known;
  }

  /// Spreads [from, to) over the intervals that it touches, `first` or a later one being the first.
  private void addSpan(double[] integral, int first, long from, long to) {
    long at = from;
    long end = Math.min(to, horizon.toNanos());
    for (int i = first; at < end; i++) {
      long until = Math.min(end, horizon.end(i));
      if (until > at) {
        integral[i] += until - at;
        at = until;
      }
    }
  }

  private static long sum(long[] values, int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double sum(double[] values, int first, int end) {
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += values[i];
    }
    return sum;
  }
}
