package dev.understudy.engine;

import dev.understudy.core.outcome.WireStep;
import dev.understudy.engine.reply.EncodedReply;
import dev.understudy.engine.reply.Payload;
import dev.understudy.engine.reply.Persistence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reply that is more than one constant: a script of wire steps, performed as far as the client
/// takes it. A large payload is such a script as well as a fault is.
final class Transmission {
  /// Head, payload, end.
  static final List<WireStep> WHOLE =
      List.of(new WireStep.Head(false), new WireStep.Payload(0, 1), new WireStep.Done());

  /// Head, payload, end of the connection: where the head states a length that the payload lacks.
  static final List<WireStep> WHOLE_THEN_CLOSE =
      List.of(new WireStep.Head(false), new WireStep.Payload(0, 1), new WireStep.Close());

  /// What a performance came to.
  enum Progress {
    /// The reply is complete.
    DONE,
    /// Nothing is to be sent for [#silenceNanos].
    SILENT,
    /// The client has to take what was sent first.
    BLOCKED,
    /// The connection is to be closed in order.
    CLOSE,
    /// The connection is to be reset.
    RESET
  }

  private static final int PIECE_BYTES = 64 << 10;

  private final List<WireStep> script;
  private final EncodedReply reply;
  private final Payload payload;
  private final long payloadBytes;
  private final long statedBytes;
  private final boolean headOnly;
  private final Persistence persistence;
  private final CharSequence more;
  private final @Nullable Pace pace;
  private int step;
  private boolean inStep;
  private boolean chunked;
  private boolean inChunk;
  private long position;
  private long end;
  private long silenceNanos;

  /// @param payloadBytes length of what is sent
  /// @param statedBytes length that the head states
  /// @param headOnly true: no payload follows the head
  /// @param more further field lines of the head
  /// @param pace of the payload; null for as fast as the client takes it
  Transmission(
      List<WireStep> script,
      EncodedReply reply,
      Payload payload,
      long payloadBytes,
      long statedBytes,
      boolean headOnly,
      Persistence persistence,
      CharSequence more,
      @Nullable Pace pace) {
    this.script = script;
    this.reply = reply;
    this.payload = payload;
    this.payloadBytes = payloadBytes;
    this.statedBytes = statedBytes;
    this.headOnly = headOnly || !reply.hasPayload();
    this.persistence = persistence;
    this.more = more;
    this.pace = pace;
  }

  /// How long nothing is to be sent, after [Progress#SILENT].
  long silenceNanos() {
    return silenceNanos;
  }

  /// Goes on with the script. A script that ends without saying how is done.
  Progress perform(Output output, byte[] date, long nowNanos) {
    while (step < script.size()) {
      switch (script.get(step)) {
        case WireStep.Head(boolean inChunks) -> {
          chunked = inChunks;
          writeHead(output, date);
          if (pace != null) {
            pace.begin(nowNanos);
          }
        }
        case WireStep.Payload(double from, double to) -> {
          if (!inStep) {
            beginPayload(output, from, to);
          }
          if (pace != null) {
            if (!sendPaced(output, pace, nowNanos)) {
              return Progress.SILENT;
            }
          } else {
            sendPayload(output);
          }
          if (position < end) {
            return Progress.BLOCKED;
          }
          endPayload(output);
        }
        case WireStep.Raw(byte[] bytes) -> output.room(bytes.length).writeBytes(bytes);
        case WireStep.Silence(long nanos) -> {
          step++;
          silenceNanos = nanos;
          return Progress.SILENT;
        }
        case WireStep.Close() -> {
          return Progress.CLOSE;
        }
        case WireStep.Reset() -> {
          return Progress.RESET;
        }
        case WireStep.Done() -> {
          return Progress.DONE;
        }
      }
      step++;
    }
    return Progress.DONE;
  }

  private void writeHead(Output output, byte[] date) {
    long length = chunked ? EncodedReply.CHUNKED : statedBytes;
    reply.writeHead(output.room(reply.headBytes(more)), persistence, date, more, length);
  }

  private void beginPayload(Output output, double from, double to) {
    inStep = true;
    position = (long) Math.rint(from * payloadBytes);
    end = headOnly ? position : (long) Math.rint(to * payloadBytes);
    inChunk = chunked && position < end; // a chunk of no bytes would be the last
    if (inChunk) {
      String size = Long.toHexString(end - position) + "\r\n";
      ByteBufUtil.writeAscii(output.room(size.length()), size);
    }
  }

  private void sendPayload(Output output) {
    while (position < end && output.isWritable()) {
      ByteBuf piece =
          payload.piece(position, (int) Math.min(PIECE_BYTES, end - position), payloadBytes);
      position += piece.readableBytes();
      output.send(piece);
    }
  }

  /// Sends what the pace allows now; false where the next slice has to wait.
  private boolean sendPaced(Output output, Pace paced, long nowNanos) {
    while (position < end && output.isWritable()) {
      int size = (int) Math.min(paced.sliceBytes(), end - position);
      long wait = paced.waitNanos(position, size, nowNanos);
      if (wait > 0) {
        silenceNanos = wait;
        return false;
      }
      for (long slice = position + size; position < slice; ) {
        ByteBuf piece =
            payload.piece(position, (int) Math.min(PIECE_BYTES, slice - position), payloadBytes);
        position += piece.readableBytes();
        output.send(piece);
      }
      paced.passed();
    }
    return true;
  }

  private void endPayload(Output output) {
    inStep = false;
    if (inChunk) {
      ByteBufUtil.writeAscii(output.room(2), "\r\n");
    }
  }
}
