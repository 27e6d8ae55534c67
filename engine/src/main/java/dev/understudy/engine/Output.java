package dev.understudy.engine;

import dev.understudy.engine.meter.Count;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

/// What a connection sends. Small pieces gather in one buffer until they are flushed, so a batch of
/// pipelined replies is one write.
final class Output {
  private static final int LEAST_BUFFER = 256;

  private final Channel channel;
  private final Count bytesSent;
  private @Nullable ByteBuf gathered;
  private boolean unflushed;

  Output(Channel channel, Count bytesSent) {
    this.channel = channel;
    this.bytesSent = bytesSent;
  }

  /// A buffer to append at least `bytes` to.
  ByteBuf room(int bytes) {
    ByteBuf open = gathered;
    if (open != null && open.writableBytes() >= bytes) {
      return open;
    }
    passOn();
    open = channel.alloc().directBuffer(Math.max(LEAST_BUFFER, bytes));
    gathered = open;
    return open;
  }

  /// Sends a piece without copying it.
  void send(ByteBuf piece) {
    passOn();
    write(piece);
  }

  /// Whether the client takes what has been sent so far.
  boolean isWritable() {
    return channel.isWritable();
  }

  boolean isEmpty() {
    return gathered == null && !unflushed;
  }

  void flush() {
    passOn();
    unflushed = false;
    channel.flush();
  }

  /// Flushes; the future tells when the socket has taken all of it.
  ChannelFuture flushLast() {
    passOn();
    unflushed = false;
    return channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
  }

  void drop() {
    ByteBuf open = gathered;
    gathered = null;
    if (open != null) {
      open.release();
    }
  }

  private void passOn() {
    ByteBuf open = gathered;
    if (open != null) {
      gathered = null;
      write(open);
    }
  }

  private void write(ByteBuf bytes) {
    bytesSent.add(bytes.readableBytes());
    unflushed = true;
    channel.write(bytes, channel.voidPromise());
  }
}
