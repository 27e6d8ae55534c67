package dev.understudy.core.load;

import dev.understudy.core.schedule.Occurrences;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Events to come, in time order: the heart of a discrete-event simulation that a live timer drives
/// as well as a virtual clock. Whoever drives it calls [#advanceTo] with the present; between
/// calls, [#next] says when to come again.
///
/// At one instant, results come before timeouts and timeouts before arrivals ([Rank]), then in the
/// order in which they were put down: a server freed at t is there for who arrives at t, and work
/// that ends with its time limit has kept it. Events run at their own time, however late the driver
/// is.
///
/// Not thread-safe: threads that share an agenda hold its monitor.
public final class Agenda {
  /// What comes first at the same instant.
  public enum Rank {
    RESULT,
    TIMEOUT,
    ARRIVAL
  }

  /// Something that happens.
  @FunctionalInterface
  public interface Event {
    /// @param nanos when it was due
    void happen(long nanos);
  }

  private static final int RANK_SHIFT = 60;

  private long[] times = new long[16]; // a min-heap by (time, order)
  private long[] orders = new long[16]; // rank, then sequence number
  private @Nullable Event[] events = new Event[16];
  private int size;
  private long sequence;
  private long now = Long.MIN_VALUE;

  /// The time of the last event, or the last time given to [#advanceTo].
  public long now() {
    return now;
  }

  /// When the next event is due, [Occurrences#NEVER] if none is.
  public long next() {
    return size == 0 ? Occurrences.NEVER : times[0];
  }

  public int size() {
    return size;
  }

  /// Puts `event` down for `nanos`, which is not in the past. [Occurrences#NEVER] does not come.
  public void put(long nanos, Rank rank, Event event) {
    if (nanos < now) {
      throw new IllegalArgumentException("an event at " + nanos + " is before now, " + now);
    }
    if (nanos == Occurrences.NEVER) {
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    siftUp(nanos, (long) rank.ordinal() << RANK_SHIFT | sequence++, event);
  }

  /// Lets everything happen that is due up to and including `nanos`. A time in the past does
  /// nothing.
  public void advanceTo(long nanos) {
    while (size > 0 && times[0] <= nanos) {
      runNext();
    }
    now = Math.max(now, nanos);
  }

  /// Lets the next event happen; false if there is none.
  public boolean runNext() {
    Event event = events[0];
    if (size == 0 || event == null) {
      return false;
    }
    now = times[0];
    removeHead();
    event.happen(now);
    return true;
  }

  private boolean before(long time, long order, int place) {
    return time < times[place] || (time == times[place] && order < orders[place]);
  }

  private void siftUp(long time, long order, Event event) {
    int hole = size++;
    while (hole > 0 && before(time, order, (hole - 1) >> 1)) {
      move((hole - 1) >> 1, hole);
      hole = (hole - 1) >> 1;
    }
    set(hole, time, order, event);
  }

  private void removeHead() {
    size--;
    long time = times[size];
    long order = orders[size];
    Event event = events[size];
    events[size] = null;
    if (size == 0) {
      return;
    }
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && before(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (before(time, order, child)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    set(hole, time, order, event);
  }

  private void move(int from, int to) {
    set(to, times[from], orders[from], events[from]);
  }

  private void set(int place, long time, long order, @Nullable Event event) {
    times[place] = time;
    orders[place] = order;
    events[place] = event;
  }
}
