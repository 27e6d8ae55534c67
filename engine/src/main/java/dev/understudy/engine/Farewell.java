package dev.understudy.engine;

import dev.understudy.engine.timer.Deadline;
import dev.understudy.engine.timer.LoopTimer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/// How a connection ends.
///
/// Where the client may still be sending, a plain close would be a reset: the kernel answers bytes
/// that nobody reads with RST, and the client loses the reply before it has read it (RFC 9112,
/// 9.6). There our half is closed first (FIN), what still comes is dropped, and the rest is closed
/// when the client has closed too, or after [#LINGER_NANOS].
final class Farewell extends Deadline {
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Channel channel;
  private final LoopTimer timer;

  Farewell(Channel channel, LoopTimer timer) {
    this.channel = channel;
    this.timer = timer;
  }

  /// Ends it in order once `written` is complete.
  void closeAfter(ChannelFuture written, boolean lingers) {
    if (lingers && channel instanceof DuplexChannel duplex) {
      written.addListener(
          _ -> {
            if (channel.isActive()) {
              duplex.shutdownOutput();
              timer.add(this, timer.nanoTime() + LINGER_NANOS);
            }
          });
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /// Ends it with RST.
  void reset() {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  /// The connection has ended.
  void end() {
    timer.cancel(this);
  }

  @Override
  protected void expire(long nowNanos) {
    channel.close();
  }
}
