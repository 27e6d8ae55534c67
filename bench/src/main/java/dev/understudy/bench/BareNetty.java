package dev.understudy.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// What the machine and Netty can do without us: decoder, one constant reply, nothing else;
/// `/delayed` is answered by the loop's own timer. `BareNetty PORT LOOPS DELAY_MILLIS
/// epoll|nio|io_uring`.
public final class BareNetty {
  private static final ByteBuf REPLY =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer()
              .writeBytes(
                  "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 15\r\n\r\n{\"status\":\"up\"}"
                      .getBytes(StandardCharsets.US_ASCII))
              .asReadOnly());

  private record Transport(
      IoHandlerFactory handlers, Class<? extends ServerSocketChannel> serverChannel) {
    static Transport of(String name) {
      return switch (name) {
        case "epoll" -> new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        case "nio" -> new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
        case "io_uring" ->
            new Transport(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
        default -> throw new IllegalArgumentException("no transport " + name);
      };
    }
  }

  private BareNetty() {}

  public static void main(String[] args) throws InterruptedException {
    Transport transport = Transport.of(args[3]);
    long delayMillis = Long.parseLong(args[2]);
    var loops = new MultiThreadIoEventLoopGroup(Integer.parseInt(args[1]), transport.handlers());
    new ServerBootstrap()
        .group(loops)
        .channel(transport.serverChannel())
        .option(ChannelOption.SO_BACKLOG, 16384)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new FlushConsolidationHandler(256, true))
                    .addLast(new HttpRequestDecoder())
                    .addLast(new Answer(delayMillis));
              }
            })
        .bind("127.0.0.1", Integer.parseInt(args[0]))
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  private static final class Answer extends ChannelInboundHandlerAdapter {
    private final long delayMillis;
    private boolean late;

    Answer(long delayMillis) {
      this.delayMillis = delayMillis;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        late = request.uri().equals("/delayed");
      }
      if (message instanceof LastHttpContent) {
        if (late) {
          context
              .executor()
              .schedule(
                  () -> context.writeAndFlush(REPLY.duplicate()),
                  delayMillis,
                  TimeUnit.MILLISECONDS);
        } else {
          context.writeAndFlush(REPLY.duplicate());
        }
      }
      ReferenceCountUtil.release(message);
    }
  }
}
