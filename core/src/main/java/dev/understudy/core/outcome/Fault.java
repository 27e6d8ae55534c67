package dev.understudy.core.outcome;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What breaks on the wire: a script of [WireStep]s. To add one: a record here, and its name in the
/// language follows.
public sealed interface Fault {
  /// What is done instead of sending the reply of request n.
  List<WireStep> script(long key, long n);

  /// The connection is reset (RST) without a byte of the reply.
  record Reset() implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(new WireStep.Reset());
    }
  }

  /// The head is sent, then the connection is closed (FIN) before the payload.
  record Close() implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(new WireStep.Head(false), new WireStep.Close());
    }
  }

  /// The connection is closed (FIN) without a byte of the reply.
  record Empty() implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(new WireStep.Close());
    }
  }

  /// No byte is sent for `nanos`, then the connection is closed; [WireStep.Silence#FOREVER]: until
  /// the client gives up.
  record Hang(long nanos) implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(new WireStep.Silence(nanos), new WireStep.Close());
    }
  }

  /// The reply stops at `after` of its payload (0..1) for `nanos`, then goes on.
  record Stall(double after, long nanos) implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(
          new WireStep.Head(false),
          new WireStep.Payload(0, after),
          new WireStep.Silence(nanos),
          new WireStep.Payload(after, 1),
          new WireStep.Done());
    }
  }

  /// Content-Length promises the whole payload, `after` of it comes (0..1, short of all), then the
  /// connection is closed.
  record ShortBody(double after) implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(
          new WireStep.Head(false), new WireStep.Payload(0, after), new WireStep.Close());
    }
  }

  /// A chunked reply whose second chunk has a size that is no number, then the connection is
  /// closed.
  record BadChunk() implements Fault {
    private static final byte[] NO_SIZE = "zz\r\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public List<WireStep> script(long key, long n) {
      return List.of(
          new WireStep.Head(true),
          new WireStep.Payload(0, 0.5),
          new WireStep.Raw(NO_SIZE),
          new WireStep.Close());
    }
  }

  /// Drawn bytes that are no HTTP instead of a reply, then the connection is closed.
  record Garbage(int bytes) implements Fault {
    @Override
    public List<WireStep> script(long key, long n) {
      ByteBuffer noise = ByteBuffer.allocate((bytes + 7) / 8 * 8);
      for (int i = 0; noise.hasRemaining(); i++) {
        noise.putLong(Streams.word0(key, n, Purpose.DAMAGE, i));
      }
      // 0x80: not even by chance the start of a status line.
      noise.put(0, (byte) (noise.get(0) | 0x80));
      return List.of(
          new WireStep.Raw(java.util.Arrays.copyOf(noise.array(), bytes)), new WireStep.Close());
    }
  }
}
