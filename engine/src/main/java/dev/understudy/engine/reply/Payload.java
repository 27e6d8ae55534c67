package dev.understudy.engine.reply;

import dev.understudy.core.outcome.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/// A payload that can be sent piece by piece. Pieces share its memory, which the collector frees
/// when neither a plan nor a socket needs it.
public sealed interface Payload {
  /// The bytes from `from` on, at least one and at most `most`, of a payload of `length`.
  ByteBuf piece(long from, int most, long length);

  static Payload of(Body body) {
    return switch (body) {
      case Body.Fixed(var _, var bytes) -> new Constant(shared(bytes));
      case Body.Generated generated -> Filled.of(generated);
      case Body.Templated _, Body.Examples _ ->
          throw new IllegalArgumentException("its payload is made for each request");
    };
  }

  /// A payload of one request only.
  static Payload of(byte[] bytes) {
    return new Constant(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes)));
  }

  /// The whole payload of `length` bytes, for what has to change it.
  default byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; ) {
      ByteBuf piece = piece(at, length - at, length);
      int size = piece.readableBytes();
      piece.readBytes(bytes, at, size);
      at += size;
    }
    return bytes;
  }

  /// Direct memory, so that a socket can write it without a copy; never released by hand.
  private static ByteBuf shared(byte[] bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
  }

  record Constant(ByteBuf bytes) implements Payload {
    @Override
    public ByteBuf piece(long from, int most, long length) {
      return bytes.slice((int) from, (int) Math.min(most, length - from));
    }
  }

  /// Prefix, filler over and over, suffix. The filler is laid out often enough for pieces of
  /// [#BLOCK_BYTES].
  ///
  /// @param block the filler, a whole number of times
  record Filled(ByteBuf prefix, ByteBuf block, ByteBuf suffix) implements Payload {
    static final int BLOCK_BYTES = 64 << 10;

    static Filled of(Body.Generated body) {
      byte[] filler = body.filler();
      if (filler.length == 0) {
        throw new IllegalArgumentException("a generated payload needs a filler");
      }
      int times = Math.max(1, BLOCK_BYTES / filler.length);
      byte[] block = new byte[Math.multiplyExact(times, filler.length)];
      for (int at = 0; at < block.length; at += filler.length) {
        System.arraycopy(filler, 0, block, at, filler.length);
      }
      return new Filled(shared(body.prefix()), shared(block), shared(body.suffix()));
    }

    @Override
    public ByteBuf piece(long from, int most, long length) {
      long suffixFrom = length - suffix.capacity();
      if (from < prefix.capacity()) {
        return slice(prefix, (int) from, most);
      }
      if (from >= suffixFrom) {
        return slice(suffix, (int) (from - suffixFrom), most);
      }
      int inBlock = (int) ((from - prefix.capacity()) % block.capacity());
      return slice(block, inBlock, (int) Math.min(most, suffixFrom - from));
    }

    private static ByteBuf slice(ByteBuf bytes, int from, int most) {
      return bytes.slice(from, Math.min(most, bytes.capacity() - from));
    }
  }
}
