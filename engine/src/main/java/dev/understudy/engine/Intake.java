package dev.understudy.engine;

import dev.understudy.engine.http.BadRequest;
import dev.understudy.engine.http.HeadReader;
import dev.understudy.engine.http.Limits;
import dev.understudy.engine.http.PayloadReader;
import dev.understudy.engine.http.RequestHead;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns what a connection receives into requests, one after another.
final class Intake {
  private enum Reading {
    HEAD,
    PAYLOAD,
    /// The connection ends; what still comes is dropped.
    NOTHING
  }

  private static final byte[] NOTHING_HELD = new byte[0];

  private final Loop loop;
  private final Admission admission;
  private final PayloadReader payload;
  private Reading reading = Reading.HEAD;
  private byte[] held = NOTHING_HELD; // a head in part, or requests beyond the queue's bound
  private int heldFrom;
  private boolean headBegun;
  private long headBegunNanos;
  private long lastReadNanos;
  private boolean lastRequest; // the client said that none follows
  private @Nullable RequestHead unmatched; // its endpoint depends on the payload that is being read

  Intake(Loop loop, Limits limits, Admission admission) {
    this.loop = loop;
    this.admission = admission;
    this.payload = new PayloadReader(limits);
    this.lastReadNanos = loop.nanoTime();
  }

  /// Takes and releases what has come.
  void read(ByteBuf in, long nowNanos) {
    int size = in.readableBytes();
    loop.meter.bytesReceived.add(size);
    lastReadNanos = nowNanos;
    if (reading == Reading.NOTHING) {
      in.release();
      return;
    }
    int before = held.length - heldFrom;
    byte[] bytes = loop.scratch(before + size);
    System.arraycopy(held, heldFrom, bytes, 0, before);
    in.readBytes(bytes, before, size);
    in.release();
    int at = process(bytes, 0, before + size, nowNanos);
    hold(at < before + size ? Arrays.copyOfRange(bytes, at, before + size) : NOTHING_HELD, 0);
  }

  /// Goes on with what was held back because the queue was full.
  void resume(long nowNanos) {
    byte[] bytes = held;
    if (bytes.length > 0 && !admission.isFull()) {
      int at = process(bytes, heldFrom, bytes.length, nowNanos);
      hold(at < bytes.length ? bytes : NOTHING_HELD, at < bytes.length ? at : 0);
    }
  }

  void stop() {
    reading = Reading.NOTHING;
    headBegun = false;
    hold(NOTHING_HELD, 0);
  }

  /// Whether no request has come in part.
  boolean isIdle() {
    return !headBegun && reading != Reading.PAYLOAD && held.length == 0;
  }

  /// When the part of a request that is being read is overdue; only where [#isIdle] is false.
  long overdueNanos(long timeoutNanos) {
    return (headBegun ? headBegunNanos : lastReadNanos) + timeoutNanos;
  }

  long lastReadNanos() {
    return lastReadNanos;
  }

  private void hold(byte[] bytes, int from) {
    held = bytes;
    heldFrom = from;
  }

  /// Gives the index behind what could be made use of.
  private int process(byte[] bytes, int from, int to, long nowNanos) {
    int at = from;
    try {
      while (at < to && reading != Reading.NOTHING) {
        int next =
            reading == Reading.HEAD
                ? readHead(bytes, at, to, nowNanos)
                : readPayload(bytes, at, to, nowNanos);
        if (next == HeadReader.INCOMPLETE) {
          break;
        }
        at = next;
      }
    } catch (BadRequest e) {
      stop();
      admission.refuse(e, nowNanos);
    }
    return reading == Reading.NOTHING ? to : at;
  }

  private int readHead(byte[] bytes, int from, int to, long nowNanos) throws BadRequest {
    int start = HeadReader.skipEmptyLines(bytes, from, to);
    if (start == to) {
      return to;
    }
    boolean halfAnEmptyLine = start + 1 == to && bytes[start] == '\r';
    if (halfAnEmptyLine || admission.isFull()) {
      return HeadReader.INCOMPLETE;
    }
    if (!headBegun) {
      headBegun = true;
      headBegunNanos = nowNanos;
    }
    int end = loop.heads.read(bytes, start, to, loop.head);
    if (end != HeadReader.INCOMPLETE) {
      headBegun = false;
      admit(loop.head, nowNanos);
    }
    return end;
  }

  private void admit(RequestHead head, long nowNanos) throws BadRequest {
    lastRequest = !head.persistent();
    switch (admission.open(head, headBegunNanos, nowNanos)) {
      case ADMITTED -> receive(head, false);
      case NEEDS_PAYLOAD -> {
        receive(head, true);
        unmatched = head.copy();
      }
      case LAST -> stop();
    }
  }

  private void receive(RequestHead head, boolean keep) throws BadRequest {
    if (head.payloadBytes() != RequestHead.NO_PAYLOAD) {
      reading = Reading.PAYLOAD;
      payload.begin(head.payloadBytes(), keep);
    } else if (lastRequest) {
      stop();
    }
  }

  private int readPayload(byte[] bytes, int from, int to, long nowNanos) throws BadRequest {
    int end = payload.read(bytes, from, to);
    admission.received(end - from, nowNanos);
    if (payload.complete()) {
      reading = Reading.HEAD;
      RequestHead head = unmatched;
      if (head != null) {
        unmatched = null;
        head.body(payload.payload());
        admission.match(head, nowNanos);
      }
      admission.requestComplete(nowNanos);
      if (lastRequest) {
        stop();
      }
    }
    return end;
  }
}
