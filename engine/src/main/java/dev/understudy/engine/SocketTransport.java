package dev.understudy.engine;

import dev.understudy.engine.EngineOptions.Transport;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/// What Netty needs to serve sockets in one way or another.
record SocketTransport(
    IoHandlerFactory handlers, Class<? extends ServerSocketChannel> serverChannel) {
  /// @throws IllegalStateException where epoll is asked for and is not to be had
  static SocketTransport of(Transport transport) {
    return switch (transport) {
      case AUTO -> Epoll.isAvailable() ? epoll() : nio();
      case EPOLL -> epoll();
      case NIO -> nio();
    };
  }

  private static SocketTransport epoll() {
    if (!Epoll.isAvailable()) {
      throw new IllegalStateException("epoll is not available here", Epoll.unavailabilityCause());
    }
    return new SocketTransport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
  }

  private static SocketTransport nio() {
    return new SocketTransport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }
}
