package dev.understudy.core.load;

import dev.understudy.core.load.Agenda.Rank;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Progress;
import java.util.ArrayDeque;

/// The discipline of [FiniteStation] in event form, for requests whose hold time is not known when
/// they arrive: they take a server and give it back. Decides the same for the same arrivals and
/// hold times.
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

  private final Capacity capacity;
  private final Agenda agenda;
  private final ArrayDeque<Place> queue = new ArrayDeque<>();
  private final Level waiting = new Level(); // places in the queue that have not timed out
  private final Level busy = new Level();
  private long arrived;
  private long refused;

  /// What a station has seen up to an instant. Of two readings the differences tell of the time
  /// between.
  ///
  /// @param busyNanos time-integral of the number in service
  /// @param waitingNanos time-integral of the number waiting
  /// @param arrived requests that came
  /// @param refused requests that left without having met a server
  public record Meter(double busyNanos, double waitingNanos, long arrived, long refused) {}

  public EventStation(Capacity capacity, Agenda agenda) {
    this.capacity = capacity;
    this.agenda = agenda;
  }

  /// `waiter` arrives now.
  public void arrive(Waiter waiter, Progress progress) {
    long now = agenda.now();
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
    }
  }

  /// A server is free now; the first that waits takes it.
  public void release() {
    Place next = queue.poll();
    while (next != null && next.left) {
      next = queue.poll();
    }
    if (next == null) {
      busy.add(-1, agenda.now());
      return;
    }
    next.left = true;
    waiting.add(-1, agenda.now());
    next.waiter.started(agenda.now(), busy.value());
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
