package dev.understudy.control.watch;

import dev.understudy.core.measure.LoadReadings.StationReading;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The series of an instance: one of all endpoints together, one of each endpoint with traffic, up
/// to a bound. Written by one thread, read by any.
public final class History {
  /// Endpoints whose history is kept. One that is busy for 12 hours takes about 0.6 MB.
  public static final int MOST_SERIES = 64;

  /// A series gives way to an endpoint that has begun to be asked once it has been idle this long.
  private static final long GIVES_WAY_MILLIS = 10 * 60_000;

  private static final List<String> WHOLE = List.of("success", "error");

  private final Map<String, Series> series = new ConcurrentHashMap<>();
  private final Map<String, Counted> before = new HashMap<>(); // at the last look; idle: absent
  private final Set<String> leftOut = new HashSet<>();
  private final Series whole;
  private Counted all; // of all endpoints since the beginning or the last reset
  private volatile int leftOutCount;
  private long lastMillis;

  /// @param since when counting began
  /// @param success decisions, and of whatever outcome
  private record Counted(Instant since, long success, long requests) {
    static Counted of(EndpointReading endpoint) {
      long success = endpoint.outcomes().isEmpty() ? 0 : endpoint.outcomes().getFirst().count();
      return new Counted(endpoint.since(), success, endpoint.requests());
    }

    /// What came after `earlier`; all of it where counting has begun anew.
    Counted after(@Nullable Counted earlier) {
      return earlier == null || !earlier.since.equals(since)
          ? this
          : new Counted(since, success - earlier.success, requests - earlier.requests);
    }

    Counted plus(Counted more) {
      return new Counted(since, success + more.success, requests + more.requests);
    }
  }

  /// Counts from `first` on.
  History(Readings first, long nowMillis) {
    all = new Counted(first.since(), 0, 0);
    for (EndpointReading endpoint : first.endpoints()) {
      if (endpoint.requests() > 0) {
        before.put(endpoint.id(), Counted.of(endpoint));
      }
    }
    whole = new Series(whole(first), nowMillis);
    lastMillis = nowMillis;
  }

  /// The intervals of an endpoint that end after `fromMillis` and begin before `toMillis`; empty
  /// where its history is not kept.
  public Optional<List<Interval>> of(String endpoint, Step step, long fromMillis, long toMillis) {
    return Optional.ofNullable(series.get(endpoint))
        .map(it -> it.between(step, fromMillis, toMillis));
  }

  /// Those of all endpoints together.
  public List<Interval> whole(Step step, long fromMillis, long toMillis) {
    return whole.between(step, fromMillis, toMillis);
  }

  /// Whether an endpoint's history is kept.
  public boolean keeps(String endpoint) {
    return series.containsKey(endpoint);
  }

  /// Endpoints with traffic whose history is not kept, because there are more than [#MOST_SERIES].
  public int leftOut() {
    return leftOutCount;
  }

  /// The endpoints that have been asked since the last look and have no series yet: their times are
  /// wanted, too.
  Set<String> begun(Readings counts) {
    Set<String> begun = new HashSet<>();
    for (EndpointReading endpoint : counts.endpoints()) {
      if (!series.containsKey(endpoint.id())
          && endpoint.requests() > 0
          && Counted.of(endpoint).after(before.get(endpoint.id())).requests() > 0) {
        begun.add(endpoint.id());
      }
    }
    return begun;
  }

  /// Makes room for endpoints that have begun to be asked; gives those that got it.
  Set<String> admit(Set<String> begun) {
    Set<String> admitted = new HashSet<>();
    for (String id : begun) {
      if (series.size() + admitted.size() < MOST_SERIES || giveWay()) {
        admitted.add(id);
      } else {
        leftOut.add(id);
      }
    }
    leftOut.removeAll(admitted);
    leftOutCount = leftOut.size();
    return admitted;
  }

  private boolean giveWay() {
    Optional<Map.Entry<String, Series>> idle =
        series.entrySet().stream().min(Comparator.comparingLong(it -> it.getValue().busyMillis()));
    if (idle.isEmpty() || lastMillis - idle.get().getValue().busyMillis() < GIVES_WAY_MILLIS) {
      return false;
    }
    series.remove(idle.get().getKey());
    return true;
  }

  /// What a look's readings add.
  record Added(Interval whole, Map<String, Interval> rows, Map<String, Double> rates) {}

  /// Takes the readings of a look, with the times of every endpoint that has a series or is
  /// `admitted` to one.
  Added take(Readings now, Set<String> admitted, long nowMillis) {
    Map<String, Integer> waiting = new HashMap<>();
    for (StationReading station : now.load().stations()) {
      waiting.put(station.name(), station.waiting());
    }
    Map<String, Interval> rows = new LinkedHashMap<>();
    Map<String, Double> rates = new HashMap<>();
    if (!all.since().equals(now.since())) {
      all = new Counted(now.since(), 0, 0);
    }
    Map<String, Counted> counted = new HashMap<>();
    Set<String> present = new HashSet<>();
    for (EndpointReading endpoint : now.endpoints()) {
      String id = endpoint.id();
      present.add(id);
      Series its = series.get(id);
      if (endpoint.requests() > 0 || its != null) {
        Counted counts = Counted.of(endpoint);
        Counted came = counts.after(before.get(id));
        counted.put(id, counts);
        all = all.plus(came);
        if (its == null && admitted.contains(id)) {
          its = new Series(beginning(endpoint, came), lastMillis);
          series.put(id, its);
        }
        if (its != null) {
          rows.put(id, its.take(reading(endpoint, waiting.getOrDefault(id, -1)), nowMillis));
        } else if (came.requests() > 0) {
          rates.put(id, came.requests() * 1000.0 / (nowMillis - lastMillis));
        }
      }
    }
    series.keySet().retainAll(present);
    before.clear();
    before.putAll(counted);
    Interval wholeInterval = whole.take(whole(now), nowMillis);
    lastMillis = nowMillis;
    return new Added(wholeInterval, rows, rates);
  }

  /// Where a new series begins: with its first request, or now where it was asked before its
  /// history was kept.
  private static Reading beginning(EndpointReading now, Counted came) {
    Reading reading = reading(now, -1);
    return came.requests() == now.requests()
        ? Reading.none(reading.since(), reading.outcomes())
        : reading;
  }

  private static Reading reading(EndpointReading endpoint, int waiting) {
    return new Reading(
        endpoint.since(),
        endpoint.outcomes().stream().map(OutcomeCount::name).toList(),
        endpoint.outcomes().stream().mapToLong(OutcomeCount::count).toArray(),
        endpoint.inFlight(),
        waiting,
        endpoint.times());
  }

  /// All endpoints as one.
  private Reading whole(Readings readings) {
    int waiting = readings.load().stations().stream().mapToInt(StationReading::waiting).sum();
    return new Reading(
        all.since(),
        WHOLE,
        new long[] {all.success(), all.requests() - all.success()},
        readings.inFlight(),
        waiting,
        readings.overall());
  }
}
