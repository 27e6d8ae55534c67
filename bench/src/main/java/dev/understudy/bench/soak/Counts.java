package dev.understudy.bench.soak;

import dev.understudy.core.verify.LatencySketch;
import java.util.Map;
import java.util.TreeMap;

/// What the client saw so far: requests by endpoint and outcome, and the times of the interval.
/// Written and read on the client's event loop only.
final class Counts {
  private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
  private LatencySketch times = new LatencySketch();
  private LatencySketch lags = new LatencySketch();

  /// @param nanos from the moment the request was due to the last byte of its reply
  void ended(String endpoint, String outcome, long nanos) {
    outcomes.computeIfAbsent(endpoint, id -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    times.add(nanos);
  }

  /// @param nanos from the moment the request was due until it was sent: the client's own lateness
  void sent(long nanos) {
    lags.add(nanos);
  }

  /// An event that belongs to no request.
  void happened(String what) {
    outcomes.computeIfAbsent("-", id -> new TreeMap<>()).merge(Target.UNTOLD + what, 1L, Long::sum);
  }

  /// A copy of the counts since the start and of the times since the last look, which begin anew.
  Seen look(long due, long sent, long inFlight) {
    Map<String, Map<String, Long>> copy = new TreeMap<>();
    outcomes.forEach((endpoint, counts) -> copy.put(endpoint, new TreeMap<>(counts)));
    Seen seen = new Seen(copy, times, lags, due, sent, inFlight);
    times = new LatencySketch();
    lags = new LatencySketch();
    return seen;
  }

  /// @param due requests that should have been sent so far
  /// @param sent requests that were
  record Seen(
      Map<String, Map<String, Long>> outcomes,
      LatencySketch times,
      LatencySketch lags,
      long due,
      long sent,
      long inFlight) {
    long ended() {
      return outcomes.values().stream().flatMap(m -> m.values().stream()).mapToLong(n -> n).sum();
    }

    long untold() {
      return outcomes.values().stream()
          .flatMap(m -> m.entrySet().stream())
          .filter(entry -> entry.getKey().startsWith(Target.UNTOLD))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }
}
