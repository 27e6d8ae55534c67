package dev.understudy.core.load;

import dev.understudy.core.load.Agenda.Rank;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Progress;
import java.util.ArrayDeque;

/// The discipline of [FiniteStation] in event form, for requests whose hold time is not known when
/// they arrive: they take a server and give it back. Decides the same for the same arrivals and
/// hold times.
///
/// Its capacity may change in time. A server that goes while it serves finishes what it has begun;
/// one that comes takes who waits at that instant. Who was let into the queue stays when it gets
/// shorter, with the time limit that held when it came.
///
/// Lives on an [Agenda] and under its monitor.
public final class EventStation {
  /// Who waits for a server.
  public interface Waiter {
    /// A server took it at `nanos`, as one of `inService` requests; it must call [#release] once.
    void started(long nanos, int inService);

    /// It left without having met a server: [Admission#REJECTED] or [Admission#TIMED_OUT].
    void refused(long nanos, Admission why);
  }

  private final StationSize size;
  private final Agenda agenda;
  private final ArrayDeque<Place> queue = new ArrayDeque<>();
  private final Level waiting = new Level(); // places in the queue that have not timed out
  private final Level busy = new Level();
  private long arrived;
  private long refused;
  private long changeNanos = Occurrences.NEVER; // the agenda looks at the servers again then

  /// What a station has seen up to an instant. Of two readings the differences tell of the time
  /// between.
  ///
  /// @param busyNanos time-integral of the number in service
  /// @param waitingNanos time-integral of the number waiting
  /// @param arrived requests that came
  /// @param refused requests that left without having met a server
  public record Meter(double busyNanos, double waitingNanos, long arrived, long refused) {}

  public EventStation(Capacity capacity, Agenda agenda) {
    this(StationSize.constant(capacity), agenda);
  }

  public EventStation(StationSize size, Agenda agenda) {
    this.size = size;
    this.agenda = agenda;
  }

  /// `waiter` arrives now.
  public void arrive(Waiter waiter, Progress progress) {
    long now = agenda.now();
    Capacity capacity = size.at(now);
    arrived++;
    if (busy.value() < capacity.servers()) {
      busy.add(1, now);
      waiter.started(now, busy.value());
    } else if (waiting.value() >= capacity.queue()) {
      refused++;
      waiter.refused(now, Admission.REJECTED);
    } else {
      var place = new Place(waiter);
      queue.add(place);
      waiting.add(1, now);
      if (capacity.timeoutNanos() != Occurrences.NEVER) {
        agenda.put(progress.finish(now, capacity.timeoutNanos()), Rank.TIMEOUT, place);
      }
      awaitChange(now);
    }
  }

  /// A server is free now; the first that waits takes it.
  public void release() {
    busy.add(-1, agenda.now());
    fill(agenda.now());
  }

  /// The windows' clock was changed: looks at the servers again at `nanos`.
  public void clockChanged(long nanos) {
    changeNanos = Occurrences.NEVER;
    if (!queue.isEmpty()) {
      changeNanos = Math.max(nanos, agenda.now());
      agenda.put(changeNanos, Rank.RESULT, this::changed);
    }
  }

  private void changed(long nanos) {
    if (nanos == changeNanos) { // else another instant has been found since
      changeNanos = Occurrences.NEVER;
      fill(nanos);
      awaitChange(nanos);
    }
  }

  private void fill(long now) {
    int servers = size.at(now).servers();
    while (busy.value() < servers) {
      Place next = queue.poll();
      if (next == null) {
        return;
      }
      if (!next.left) {
        next.left = true;
        waiting.add(-1, now);
        busy.add(1, now);
        next.waiter.started(now, busy.value());
      }
    }
  }

  /// While some wait, the next server that comes is not missed.
  private void awaitChange(long now) {
    if (changeNanos == Occurrences.NEVER && !queue.isEmpty()) {
      changeNanos = size.changeAfter(now);
      agenda.put(changeNanos, Rank.RESULT, this::changed);
    }
  }

  /// Requests waiting now.
  public int waiting() {
    return waiting.value();
  }

  /// Requests in service now.
  public int inService() {
    return busy.value();
  }

  /// What it has seen up to `nanos`, which is not before the agenda's present.
  public Meter meter(long nanos) {
    return new Meter(busy.integral(nanos), waiting.integral(nanos), arrived, refused);
  }

  private final class Place implements Agenda.Event {
    final Waiter waiter;
    boolean left;

    Place(Waiter waiter) {
      this.waiter = waiter;
    }

    @Override
    public void happen(long nanos) { // the timeout
      if (!left) {
        left = true;
        refused++;
        waiting.add(-1, nanos);
        while (!queue.isEmpty() && queue.element().left) {
          queue.remove();
        }
        waiter.refused(nanos, Admission.TIMED_OUT);
      }
    }
  }
}
