package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.schedule.Stalls;
import dev.understudy.core.schedule.Timetable;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Three ways to run one queue decide the same: solved at arrival, in event form, and a plain
/// simulation that steps from event to event. 60 settings of 3,000 requests, on a coarse grid of
/// times so that ties abound.
class StationEquivalenceTest {
  private static final int N = 3000;
  private static final Progress STALLING =
      new Stalls(
          new Timetable(List.of(new Recurring(7, 40, 35, 300, 90, 1000, Ramp.NONE))),
          ScenarioClock.activated(0, 0));

  @Test
  void solvedAtArrivalEqualsAPlainEventSimulation() {
    forEverySetting(
        (capacity, arrivals, holds) ->
            assertThat(solved(capacity, arrivals, holds, Progress.STEADY))
                .isEqualTo(plain(capacity, arrivals, holds)));
  }

  @Test
  void eventFormEqualsSolvedAtArrival() {
    forEverySetting(
        (capacity, arrivals, holds) ->
            assertThat(events(capacity, arrivals, holds, Progress.STEADY))
                .isEqualTo(solved(capacity, arrivals, holds, Progress.STEADY)));
  }

  @Test
  void bothFormsStallAlike() {
    forEverySetting(
        (capacity, arrivals, holds) ->
            assertThat(events(capacity, arrivals, holds, STALLING))
                .isEqualTo(solved(capacity, arrivals, holds, STALLING)));
  }

  private interface Setting {
    void check(Capacity capacity, long[] arrivals, long[] holds);
  }

  /// What became of a request: when it started or left, and its number in service (0: not served).
  private record Fate(Admission admission, long nanos, int inService) {}

  private static void forEverySetting(Setting setting) {
    var random = new Random(42);
    for (int i = 0; i < 60; i++) {
      int c = 1 + random.nextInt(9);
      int queue = random.nextInt(3) == 0 ? Capacity.UNBOUNDED : random.nextInt(12);
      long timeout = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(60);
      double load = 0.5 + random.nextDouble();
      var arrivals = new long[N];
      var holds = new long[N];
      long t = 0;
      for (int n = 0; n < N; n++) {
        t += Math.round(-Math.log(random.nextDouble()) * 20 / c / load);
        arrivals[n] = t;
        holds[n] = Math.round(-Math.log(random.nextDouble()) * 20);
      }
      setting.check(new Capacity(c, queue, timeout), arrivals, holds);
    }
  }

  private static List<Fate> solved(
      Capacity capacity, long[] arrivals, long[] holds, Progress progress) {
    Station station = new FiniteStation(capacity);
    var hold = new Hold();
    var fates = new ArrayList<Fate>();
    for (int n = 0; n < N; n++) {
      Admission admission = station.arrive(arrivals[n], hold.of(holds[n]), progress);
      fates.add(new Fate(admission, hold.startNanos(), hold.inService()));
    }
    return fates;
  }

  private static List<Fate> events(
      Capacity capacity, long[] arrivals, long[] holds, Progress progress) {
    var agenda = new Agenda();
    var station = new EventStation(capacity, agenda);
    var fates = new Fate[N];
    for (int n = 0; n < N; n++) {
      int number = n;
      var waiter =
          new EventStation.Waiter() {
            @Override
            public void started(long nanos, int inService) {
              fates[number] = new Fate(Admission.SERVED, nanos, inService);
              agenda.put(
                  progress.finish(nanos, holds[number]),
                  Agenda.Rank.RESULT,
                  _ -> station.release());
            }

            @Override
            public void refused(long nanos, Admission why) {
              fates[number] = new Fate(why, nanos, 0);
            }
          };
      agenda.put(arrivals[n], Agenda.Rank.ARRIVAL, _ -> station.arrive(waiter, progress));
    }
    while (agenda.runNext()) {}
    return List.of(fates);
  }

  /// Written for this test alone: a list of those in service, a list of those that wait, and the
  /// next of the three things that can happen, in the order end of service, end of patience,
  /// arrival.
  private static List<Fate> plain(Capacity capacity, long[] arrivals, long[] holds) {
    var fates = new Fate[N];
    var ends = new ArrayList<Long>();
    var queue = new LinkedList<Integer>();
    int n = 0;
    while (n < N || !queue.isEmpty()) {
      long end = ends.stream().mapToLong(it -> it).min().orElse(Long.MAX_VALUE);
      long patience = Long.MAX_VALUE;
      if (!queue.isEmpty() && capacity.timeoutNanos() != Long.MAX_VALUE) {
        patience = arrivals[queue.getFirst()] + capacity.timeoutNanos();
      }
      long arrival = n < N ? arrivals[n] : Long.MAX_VALUE;
      if (end <= patience && end <= arrival) {
        ends.remove((Object) end);
        if (!queue.isEmpty()) {
          int next = queue.removeFirst();
          ends.add(end + holds[next]);
          fates[next] = new Fate(Admission.SERVED, end, ends.size());
        }
      } else if (patience <= arrival) {
        fates[queue.removeFirst()] = new Fate(Admission.TIMED_OUT, patience, 0);
      } else if (ends.size() < capacity.servers()) {
        ends.add(arrival + holds[n]);
        fates[n++] = new Fate(Admission.SERVED, arrival, ends.size());
      } else if (queue.size() < capacity.queue()) {
        queue.add(n++);
      } else {
        fates[n++] = new Fate(Admission.REJECTED, arrival, 0);
      }
    }
    return List.of(fates);
  }
}
