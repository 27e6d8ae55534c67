package dev.understudy.cli.record;

import dev.understudy.engine.EndedRequest;
import dev.understudy.engine.RequestObserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a row for each decision whose request has ended. An event loop hands it over and goes on;
/// where the disk is slower, or full, rows are dropped, counted and told.
public final class Recorder implements RequestObserver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /// Rows that a loop may be ahead of the disk: half a second at 30,000 requests/s, some 5 MiB.
  private static final int AHEAD = 16_384;

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

  /// A request, and the revision that ran when it ended.
  record Entry(EndedRequest request, long revision) {}

  private final RecordOptions options;
  private final RecordFile file;
  private final long epochNanos;
  private final List<Ring<Entry>> rings = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Ring<Entry>> own = ThreadLocal.withInitial(this::ring);
  private final Thread writer;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final RecordRow row = new RecordRow();
  private int buffered; // rows
  private boolean failing;
  private long retryNanos;
  private volatile LongSupplier revision = () -> 1;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong unwritten = new AtomicLong(); // for want of a disk that takes them
  private volatile boolean closing;

  private Recorder(RecordOptions options, RecordFile file, long epochNanos) {
    this.options = options;
    this.file = file;
    this.epochNanos = epochNanos;
    this.writer = Thread.ofPlatform().name("understudy-record").daemon().unstarted(this::write);
  }

  /// @param epochNanos ns since 1970 when the engine's clock reads 0
  /// @throws IOException where the file cannot be written
  public static Recorder open(RecordOptions options, long epochNanos) throws IOException {
    Recorder recorder =
        new Recorder(options, RecordFile.open(options, RecordRow.HEADER), epochNanos);
    recorder.writer.start();
    return recorder;
  }

  /// Who knows the number of the revision that runs; until told, it is the first.
  public void revisions(LongSupplier running) {
    revision = running;
  }

  private Ring<Entry> ring() {
    Ring<Entry> ring = new Ring<>(AHEAD);
    rings.add(ring);
    return ring;
  }

  @Override
  public void ended(EndedRequest request) {
    if (request.decision().isPresent()) {
      own.get().offer(new Entry(request, revision.getAsLong()));
    }
  }

  /// Rows in the file, or in older ones.
  public long written() {
    return written.get();
  }

  /// Decisions that have no row and will have none.
  public long dropped() {
    return unwritten.get() + rings.stream().mapToLong(Ring::lost).sum();
  }

  private void write() {
    long told = 0;
    long tellNanos = System.nanoTime();
    while (true) {
      boolean last = closing; // before the rings are emptied: what came until then is in them
      boolean idle = !takeAll();
      if (buffered > 0 && (idle || last)) {
        flush();
      }
      if (dropped() > told && (last || System.nanoTime() - tellNanos >= 0)) {
        told = dropped();
        tellNanos = System.nanoTime() + TELL_NANOS;
        LOG.warn("{} decisions are not in the record {}", told, options.file());
      }
      if (last) {
        return;
      }
      if (idle) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  private boolean takeAll() {
    boolean some = false;
    for (Ring<Entry> ring : rings) {
      int rows = 0;
      for (Entry entry = ring.poll();
          entry != null;
          entry = ++rows < AHEAD ? ring.poll() : null) { // other loops have their turn too
        some = true;
        put(row.of(entry, epochNanos));
      }
    }
    return some;
  }

  private void put(byte[] line) {
    if (line.length > buffer.remaining()) {
      flush();
    }
    if (line.length > buffer.remaining()) {
      unwritten.incrementAndGet();
      return;
    }
    buffer.put(line);
    buffered++;
  }

  private void flush() {
    if (failing && System.nanoTime() - retryNanos < 0) {
      drop();
      return;
    }
    try {
      file.write(buffer.flip());
      written.addAndGet(buffered);
      buffer.clear();
      buffered = 0;
      if (failing) {
        failing = false;
        LOG.info("the record {} goes on", options.file());
      }
    } catch (IOException e) {
      if (!failing) {
        LOG.error(
            "the record {} cannot be written: {}. Requests go on, without rows until it can",
            options.file(),
            e.getMessage());
      }
      failing = true;
      retryNanos = System.nanoTime() + RETRY_NANOS;
      drop();
    }
  }

  private void drop() {
    unwritten.addAndGet(buffered);
    buffer.clear();
    buffered = 0;
  }

  /// Writes what has been handed over, within five seconds. Later requests are dropped.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(writer);
    try {
      writer.join(CLOSE_DEADLINE);
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.error("the record {} cannot be closed: {}", options.file(), e.getMessage());
    }
  }
}
