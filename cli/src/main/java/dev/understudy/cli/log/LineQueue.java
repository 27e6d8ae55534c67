package dev.understudy.cli.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A bounded queue in front of a stream, emptied by a thread of its own. Offering never blocks:
/// what does not fit is dropped and counted, and once there is room again the stream is told how
/// many were.
///
/// After a stream has failed (a full disk, a closed pipe) everything is dropped, and counted.
final class LineQueue<T> implements AutoCloseable {
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

  private final BlockingQueue<T> queue;
  private final OutputStream out;
  private final Function<T, byte[]> line;
  private final LongFunction<byte[]> droppedLine;
  private final LongAdder dropped = new LongAdder();
  private final Thread writer;
  private volatile boolean closing;
  private volatile boolean failed;

  /// @param capacity events held while the stream is slow
  /// @param line of an event, with its line feed; called on the writer's thread
  /// @param droppedLine what the stream is told of that many dropped events
  LineQueue(
      String name,
      int capacity,
      OutputStream out,
      Function<T, byte[]> line,
      LongFunction<byte[]> droppedLine) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.out = new BufferedOutputStream(out, 64 * 1024);
    this.line = line;
    this.droppedLine = droppedLine;
    this.writer = Thread.ofPlatform().name(name).daemon().unstarted(this::write);
    writer.start();
  }

  void offer(T event) {
    if (closing || failed || !queue.offer(event)) {
      dropped.increment();
    }
  }

  /// Events that were not written and never will be.
  long dropped() {
    return dropped.sum();
  }

  /// Writes what is queued and ends the thread, within two seconds; what is left then is dropped.
  /// The stream stays open.
  @Override
  public void close() {
    closing = true;
    writer.interrupt();
    try {
      writer.join(CLOSE_DEADLINE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dropped.add(queue.size());
  }

  private void write() {
    long told = 0;
    try {
      for (T event = next(); event != null; event = next()) {
        long lost = dropped.sum();
        if (lost > told) {
          out.write(droppedLine.apply(lost - told));
          told = lost;
        }
        out.write(line.apply(event));
        if (queue.isEmpty()) {
          out.flush();
        }
      }
      out.flush();
    } catch (IOException e) {
      failed = true;
      dropped.add(queue.size() + 1L);
      queue.clear();
    }
  }

  /// The next event, waiting for it; null once closed and empty.
  private @Nullable T next() {
    while (true) {
      try {
        if (closing) {
          return queue.poll();
        }
        T event = queue.poll(1, TimeUnit.SECONDS);
        if (event != null) {
          return event;
        }
      } catch (InterruptedException e) {
        // close() woke us: `closing` says so
      }
    }
  }
}
