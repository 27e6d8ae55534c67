package dev.understudy.core.predict;

import dev.understudy.core.dependency.Breaker;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.plan.Decision.CallTaken;
import dev.understudy.core.predict.Prediction.BreakerInterval;
import dev.understudy.core.predict.Prediction.DependencyInterval;
import dev.understudy.core.predict.Prediction.Occupancy;
import dev.understudy.core.predict.Prediction.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds up what lies behind the endpoints: calls, the dependencies' stations, breakers. Calls are
/// counted as requests are decided; stations and breakers are read at the ends of the intervals.
final class BehindTally {
  private final Horizon horizon;
  private final Subject subject;
  private final List<Called> dependencies = new ArrayList<>();
  private final Map<String, Called> byName = new HashMap<>();
  private final List<Guard> breakers = new ArrayList<>();

  private final class Called {
    final Sums calls = new Sums(horizon);
    final Sums failed = new Sums(horizon);
    final Sums tries = new Sums(horizon);
    final Sums takenNanos = new Sums(horizon);
    final Sums busyNanos = new Sums(horizon);
    final Sums waitingNanos = new Sums(horizon);
    final Sums refused = new Sums(horizon);
    boolean station;
    EventStation.Meter last = new EventStation.Meter(0, 0, 0, 0);
  }

  private final class Guard {
    final Sums notClosedNanos = new Sums(horizon);
    final Sums refused = new Sums(horizon);
    Breaker.Meter last = new Breaker.Meter(0, 0);
  }

  BehindTally(Horizon horizon, Subject subject) {
    this.horizon = horizon;
    this.subject = subject;
    for (Subject.StationFacts dependency : subject.dependencies()) {
      Called called = new Called();
      dependencies.add(called);
      byName.put(dependency.name(), called);
    }
    subject.breakers().forEach(_ -> breakers.add(new Guard()));
  }

  /// Puts the readings down on the agenda.
  void begin() {
    if (!dependencies.isEmpty()) {
      readAt(horizon.fromNanos(), -1);
    }
  }

  private void readAt(long nanos, int interval) {
    subject
        .agenda()
        .put(
            nanos,
            Agenda.Rank.RESULT,
            now -> {
              read(now, interval);
              if (interval + 1 < horizon.intervals()) {
                readAt(horizon.end(interval + 1), interval + 1);
              }
            });
  }

  /// Adds what happened since the last reading to `interval`; -1 for none.
  private void read(long now, int interval) {
    for (int i = 0; i < dependencies.size(); i++) {
      Called called = dependencies.get(i);
      Optional<EventStation.Meter> meter = subject.dependencyMeter(i, now);
      if (meter.isPresent()) {
        EventStation.Meter before = called.last;
        called.station = true;
        called.last = meter.get();
        if (interval >= 0) {
          called.busyNanos.add(interval, called.last.busyNanos() - before.busyNanos());
          called.waitingNanos.add(interval, called.last.waitingNanos() - before.waitingNanos());
          called.refused.add(interval, called.last.refused() - before.refused());
        }
      }
    }
    for (int i = 0; i < breakers.size(); i++) {
      Guard guard = breakers.get(i);
      Breaker.Meter before = guard.last;
      guard.last = subject.breakerMeter(i, now);
      if (interval >= 0) {
        guard.notClosedNanos.add(interval, guard.last.notClosedNanos() - before.notClosedNanos());
        guard.refused.add(interval, guard.last.refused() - before.refused());
      }
    }
  }

  /// Counts the calls of a request.
  void add(Answer answer) {
    if (answer.arrivalNanos() < horizon.fromNanos()) {
      return;
    }
    int interval = horizon.interval(answer.arrivalNanos());
    for (CallTaken call : answer.calls()) {
      Called called = byName.get(call.dependency());
      if (called == null) {
        throw new IllegalStateException("a call to " + call.dependency() + ", which is unknown");
      }
      called.calls.add(interval, 1);
      called.failed.add(interval, call.ok() ? 0 : 1);
      called.tries.add(interval, call.attempts());
      called.takenNanos.add(interval, call.takenNanos());
    }
  }

  List<Timeline<DependencyInterval>> dependencies() {
    List<Timeline<DependencyInterval>> lines = new ArrayList<>();
    for (int i = 0; i < dependencies.size(); i++) {
      Called called = dependencies.get(i);
      Subject.StationFacts facts = subject.dependencies().get(i);
      lines.add(
          Timelines.of(
              horizon,
              facts.name(),
              (first, end) -> {
                double nanos = horizon.nanos(first, end);
                Occupancy occupancy =
                    new Occupancy(
                        facts.size().meanServers(horizon.start(first), horizon.end(end - 1)),
                        called.busyNanos.of(first, end) / nanos,
                        called.waitingNanos.of(first, end) / nanos);
                return new DependencyInterval(
                    horizon.start(first),
                    horizon.end(end - 1),
                    called.calls.count(first, end),
                    called.failed.count(first, end),
                    called.tries.count(first, end),
                    called.takenNanos.of(first, end) / called.calls.of(first, end),
                    called.refused.count(first, end),
                    called.station ? Optional.of(occupancy) : Optional.empty());
              }));
    }
    return lines;
  }

  List<Timeline<BreakerInterval>> breakers() {
    List<Timeline<BreakerInterval>> lines = new ArrayList<>();
    for (int i = 0; i < breakers.size(); i++) {
      Guard guard = breakers.get(i);
      lines.add(
          Timelines.of(
              horizon,
              subject.breakers().get(i),
              (first, end) ->
                  new BreakerInterval(
                      horizon.start(first),
                      horizon.end(end - 1),
                      guard.notClosedNanos.of(first, end) / horizon.nanos(first, end),
                      guard.refused.count(first, end))));
    }
    return lines;
  }
}
