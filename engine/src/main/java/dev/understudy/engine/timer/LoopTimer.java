package dev.understudy.engine.timer;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Wakes an event loop for its earliest deadline; called by that loop only.
///
/// The loop's own scheduler holds one task, whatever the number of deadlines. Netty's scheduler
/// alone would do: it is a heap too, woken by a timer of nanoseconds. But it costs a task, a
/// promise and a lambda per request, 150 bytes or so, and a task per wake-up where we take all that
/// is due.
public final class LoopTimer implements Runnable {
  private final EventLoop loop;
  private final Ticker ticker;
  private final DeadlineQueue queue = new DeadlineQueue();
  private @Nullable Future<?> wakeUp;
  private long wakeUpNanos;

  public LoopTimer(EventLoop loop) {
    this.loop = loop;
    this.ticker = loop.ticker();
  }

  /// The clock of all instants here.
  public long nanoTime() {
    return ticker.nanoTime();
  }

  public void add(Deadline deadline, long atNanos) {
    queue.add(deadline, atNanos);
    wakeAt(atNanos);
  }

  public void cancel(Deadline deadline) {
    queue.remove(deadline);
  }

  /// Deadlines that wait.
  public int size() {
    return queue.size();
  }

  @Override
  public void run() {
    wakeUp = null;
    try {
      // Expiring takes time, in which the next ones come due.
      while (queue.size() > 0 && nanoTime() - queue.earliestNanos() >= 0) {
        queue.expire(nanoTime());
      }
    } finally {
      if (queue.size() > 0) {
        wakeAt(queue.earliestNanos());
      }
    }
  }

  private void wakeAt(long atNanos) {
    Future<?> planned = wakeUp;
    if (planned != null) {
      if (atNanos - wakeUpNanos >= 0) {
        return;
      }
      planned.cancel(false);
    }
    wakeUpNanos = atNanos;
    wakeUp = loop.schedule(this, Math.max(0, atNanos - nanoTime()), TimeUnit.NANOSECONDS);
  }
}
