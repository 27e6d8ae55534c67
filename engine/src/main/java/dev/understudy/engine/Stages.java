package dev.understudy.engine;

import dev.understudy.core.load.Agenda;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.engine.timer.Deadline;
import java.util.ArrayList;
import java.util.List;

/// Drives the agenda of staged requests in real time: whichever loop meets it lets happen what is
/// due, and wakes it again for what comes next. Decisions are told after the agenda's monitor is
/// left, each on its connection's own loop.
final class Stages {
  private final Agenda agenda;
  private List<Ticket> decided = new ArrayList<>(); // under the agenda's monitor
  private long wakeUpNanos =
      Occurrences.NEVER; // likewise: the earliest instant at which some loop comes

  Stages(Agenda agenda) {
    this.agenda = agenda;
  }

  /// A request arrives; `ticket` is told of its fate in time.
  void arrive(Loop loop, Decider decider, int endpoint, long arrivalNanos, Ticket ticket) {
    List<Ticket> told;
    synchronized (agenda) {
      agenda.advanceTo(arrivalNanos);
      decider.arrive(endpoint, arrivalNanos, ticket);
      // Not to the present: a request seen before it may still be to come from this or another
      // loop.
      told = advance(loop, arrivalNanos);
    }
    for (Ticket other : told) { // not at once: this loop is in the middle of reading
      other.loop().eventLoop.execute(other::deliver);
    }
  }

  /// The windows' clock was changed: what waits may find a server now. On a loop's own thread.
  void clockChanged(Loop loop) {
    List<Ticket> told;
    synchronized (agenda) {
      told = advance(loop, loop.nanoTime());
    }
    deliver(loop, told);
  }

  /// Called for a ticket when its request is decided, under the monitor.
  void decided(Ticket ticket) {
    decided.add(ticket);
  }

  /// Lets happen what is due. The agenda's time stays that of its last event, so that what is
  /// decided depends on the arrivals alone and not on when timers fire.
  private List<Ticket> advance(Loop loop, long nowNanos) {
    while (agenda.next() <= nowNanos) {
      agenda.runNext();
    }
    long next = agenda.next();
    if (next < wakeUpNanos) {
      wakeUpNanos = next;
      loop.timer.add(new WakeUp(loop, next), next);
    }
    if (decided.isEmpty()) {
      return List.of();
    }
    List<Ticket> told = decided;
    decided = new ArrayList<>();
    return told;
  }

  private static void deliver(Loop loop, List<Ticket> told) {
    for (Ticket ticket : told) {
      if (ticket.loop() == loop) {
        ticket.deliver();
      } else {
        ticket.loop().eventLoop.execute(ticket::deliver);
      }
    }
  }

  private final class WakeUp extends Deadline {
    private final Loop loop;
    private final long dueNanos;

    WakeUp(Loop loop, long dueNanos) {
      this.loop = loop;
      this.dueNanos = dueNanos;
    }

    @Override
    protected void expire(long nowNanos) {
      List<Ticket> told;
      synchronized (agenda) {
        if (wakeUpNanos == dueNanos) {
          wakeUpNanos = Occurrences.NEVER;
        }
        told = advance(loop, nowNanos);
      }
      deliver(loop, told);
    }
  }
}
