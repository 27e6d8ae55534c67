package dev.understudy.cli.log;

import dev.understudy.engine.EndedRequest;
import dev.understudy.engine.RequestObserver;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/// A line for each request that ends, written behind a bounded queue: an event loop never waits for
/// the output. What does not fit is counted and told.
public final class AccessLog implements RequestObserver, AutoCloseable {
  private static final int CAPACITY = 65_536; // two seconds at 30,000 requests/s, about 16 MiB

  /// A request and when it ended.
  record Entry(Instant time, EndedRequest request) {}

  private final Clock clock;
  private final LineQueue<Entry> queue;

  private AccessLog(Clock clock, LineQueue<Entry> queue) {
    this.clock = clock;
    this.queue = queue;
  }

  public static AccessLog open(LogFormat format, OutputStream out, Clock clock) {
    AccessLines lines = new AccessLines(clock.getZone());
    Function<Entry, byte[]> line =
        switch (format) {
          case TEXT -> lines::text;
          case JSON -> lines::json;
        };
    return new AccessLog(
        clock,
        new LineQueue<>(
            "understudy-access-log",
            CAPACITY,
            out,
            line,
            lost -> lines.dropped(format, clock.instant(), lost)));
  }

  @Override
  public void ended(EndedRequest request) {
    queue.offer(new Entry(clock.instant(), request));
  }

  /// Lines dropped because the stream was slower than the requests.
  public long dropped() {
    return queue.dropped();
  }

  /// Writes what is queued. Later requests are dropped.
  @Override
  public void close() {
    queue.close();
  }
}
