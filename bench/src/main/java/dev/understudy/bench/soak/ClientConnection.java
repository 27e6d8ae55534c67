package dev.understudy.bench.soak;

import dev.understudy.bench.soak.Target.Ending;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One connection of the load: one request at a time, its reply read whole and named.
final class ClientConnection extends ChannelInboundHandlerAdapter {
  private final Load load;
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream(256);
  private @Nullable ChannelHandlerContext context;
  private @Nullable Target target;
  private @Nullable HttpResponse head;
  private long dueNanos;
  private boolean received;
  private boolean reset;
  private boolean keepsAlive = true;

  ClientConnection(Load load) {
    this.load = load;
  }

  boolean busy() {
    return target != null;
  }

  long dueNanos() {
    return dueNanos;
  }

  void send(Target asked, ByteBuf request, long due) {
    target = asked;
    dueNanos = due;
    head = null;
    received = false;
    payload.reset();
    context().writeAndFlush(request);
  }

  /// Ends a request that was never answered, and the connection with it.
  void giveUp(String why) {
    end(Target.UNTOLD + why);
    keepsAlive = false;
    context().close();
  }

  private ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not connected");
    }
    return context;
  }

  @Override
  public void channelActive(ChannelHandlerContext opened) {
    context = opened;
    load.opened(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ignored, Object message) {
    try {
      read((HttpObject) message);
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(HttpObject part) {
    if (!part.decoderResult().isSuccess()) {
      if (busy() && head == null) {
        end(ending(Ending.GARBAGE));
      }
      keepsAlive = false;
      context().close();
      return;
    }
    if (part instanceof HttpResponse response) {
      head = response;
      keepsAlive = HttpUtil.isKeepAlive(response);
    }
    if (part instanceof HttpContent content) {
      byte[] bytes = ByteBufUtil.getBytes(content.content());
      payload.write(bytes, 0, bytes.length);
    }
    if (part instanceof LastHttpContent) {
      end(ending(Ending.REPLY));
      if (keepsAlive) {
        load.freed(this);
      } else {
        context().close();
      }
    }
  }

  private String ending(Ending ending) {
    Target asked = target;
    if (asked == null) {
      return Target.UNTOLD + "a reply nobody asked for";
    }
    int status = head == null ? 0 : head.status().code();
    return asked.outcome(ending, status, payload.toByteArray());
  }

  private void end(String outcome) {
    Target asked = target;
    if (asked != null) {
      target = null;
      load.ended(asked, outcome, dueNanos);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
    reset = cause instanceof IOException;
    broken.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext gone) {
    boolean expected = busy() || !keepsAlive;
    if (busy()) {
      end(ending(broken()));
    }
    load.closed(this, expected);
  }

  private Ending broken() {
    if (reset) {
      return Ending.RESET;
    }
    return head != null ? Ending.SHORT : received ? Ending.GARBAGE : Ending.EMPTY;
  }

  /// Goes in front of the decoder and notes that bytes came, whether or not they are HTTP.
  ChannelInboundHandlerAdapter bytes() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext before, Object bytes) {
        received = true;
        before.fireChannelRead(bytes);
      }
    };
  }
}
