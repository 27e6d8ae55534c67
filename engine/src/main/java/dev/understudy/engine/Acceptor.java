package dev.understudy.engine;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Makes a [Connection] of what has been accepted, or resets it where the bound is reached.
@Sharable
final class Acceptor extends ChannelInitializer<Channel> {
  private final Map<EventLoop, Loop> loops = new IdentityHashMap<>();
  private final PlanSwitch plans;
  private final ConnectionLimit limit;
  private final EngineOptions options;

  Acceptor(List<Loop> loops, PlanSwitch plans, ConnectionLimit limit, EngineOptions options) {
    for (Loop loop : loops) {
      this.loops.put(loop.eventLoop, loop);
    }
    this.plans = plans;
    this.limit = limit;
    this.options = options;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (!limit.enter()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
      return;
    }
    channel.closeFuture().addListener(_ -> limit.leave());
    Loop loop = loops.get(channel.eventLoop());
    if (loop == null) {
      throw new IllegalStateException("a connection on a loop of another group");
    }
    channel.pipeline().addLast(new Connection(channel, loop, plans, options));
  }
}
