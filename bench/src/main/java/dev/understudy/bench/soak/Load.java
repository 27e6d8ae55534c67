package dev.understudy.bench.soak;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// An open workload: request n is due at start + n/rate and is sent on the connection that has been
/// free longest; while none is free it waits, and its time counts from when it was due. A
/// connection that ends is opened again.
///
/// One thread, one event loop. Each millisecond it sends what has become due.
final class Load implements AutoCloseable {
  private static final long TICK_MICROS = 1_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final Counts counts = new Counts();
  private final ArrayDeque<ClientConnection> free = new ArrayDeque<>();
  private final List<ClientConnection> open = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(20_261_124);
  private final List<Target> targets;
  private final List<ByteBuf> requests = new ArrayList<>();
  private final double[] below;
  private final Bootstrap bootstrap;
  private final double periodNanos;
  private final int connections;
  private long startNanos;
  private long stopNanos = Long.MAX_VALUE;
  private long sent;
  private boolean closing;

  Load(List<Target> targets, int port, double rate, int connections) {
    this.targets = targets;
    this.periodNanos = 1e9 / rate;
    this.connections = connections;
    this.below = new double[targets.size()];
    double sum = 0;
    for (int i = 0; i < below.length; i++) {
      Target target = targets.get(i);
      sum += target.weight();
      below[i] = sum;
      String head =
          target.method()
              + " "
              + target.path()
              + " HTTP/1.1\r\nhost: 127.0.0.1\r\n"
              + (target.method().equals("POST")
                  ? "content-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
                  : "\r\n");
      requests.add(
          Unpooled.unreleasableBuffer(
              Unpooled.directBuffer().writeBytes(head.getBytes(StandardCharsets.US_ASCII))));
    }
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(EpollSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 30_000)
            .remoteAddress("127.0.0.1", port)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    ClientConnection connection = new ClientConnection(Load.this);
                    channel
                        .pipeline()
                        .addLast(connection.bytes(), new HttpResponseDecoder(), connection);
                  }
                });
  }

  /// Opens the connections within a second, then begins.
  void start() {
    for (int i = 0; i < connections; i++) {
      loop.schedule(this::connect, 1_000L * i / connections, TimeUnit.MILLISECONDS);
    }
    loop.schedule(
        () -> {
          startNanos = System.nanoTime();
          loop.scheduleAtFixedRate(this::tick, 0, TICK_MICROS, TimeUnit.MICROSECONDS);
          loop.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS);
        },
        1_500,
        TimeUnit.MILLISECONDS);
  }

  /// No request is due after this moment.
  void stop() {
    onLoop(() -> stopNanos = System.nanoTime());
  }

  Counts.Seen look() {
    return onLoop(
        () ->
            counts.look(
                due(System.nanoTime()),
                sent,
                open.stream().filter(ClientConnection::busy).count()));
  }

  /// Whether every request that was due has been sent and has ended.
  boolean idle() {
    return onLoop(
        () -> sent == due(System.nanoTime()) && open.stream().noneMatch(ClientConnection::busy));
  }

  /// Runs on the event loop and waits for it.
  private <T> T onLoop(Supplier<T> action) {
    return loop.submit(action::get).syncUninterruptibly().getNow();
  }

  private long due(long now) {
    return startNanos == 0 ? 0 : (long) ((Math.min(now, stopNanos) - startNanos) / periodNanos);
  }

  private void tick() {
    long due = due(System.nanoTime());
    while (sent < due && !free.isEmpty()) {
      send(free.poll());
    }
  }

  private void send(ClientConnection connection) {
    double drawn = random.nextDouble() * below[below.length - 1];
    int chosen = 0;
    while (drawn >= below[chosen]) {
      chosen++;
    }
    long dueNanos = startNanos + (long) ((sent + 1) * periodNanos);
    sent++;
    counts.sent(Math.max(0, System.nanoTime() - dueNanos));
    connection.send(targets.get(chosen), requests.get(chosen).duplicate(), dueNanos);
  }

  private void sweep() {
    long now = System.nanoTime();
    for (ClientConnection connection : List.copyOf(open)) {
      if (connection.busy() && now - connection.dueNanos() > PATIENCE_NANOS) {
        connection.giveUp("no reply in 60 s");
      }
    }
  }

  private void connect() {
    ChannelFuture connected = bootstrap.connect();
    connected.addListener(
        _ -> {
          if (!connected.isSuccess()) {
            counts.happened("connect failed");
            loop.schedule(this::connect, 100, TimeUnit.MILLISECONDS);
          }
        });
  }

  void opened(ClientConnection connection) {
    open.add(connection);
    freed(connection);
  }

  /// The connection can take the next request, which may already be due.
  void freed(ClientConnection connection) {
    free.add(connection);
    if (sent < due(System.nanoTime())) {
      send(free.poll());
    }
  }

  void ended(Target target, String outcome, long dueNanos) {
    counts.ended(target.id(), outcome, Math.max(0, System.nanoTime() - dueNanos));
  }

  void closed(ClientConnection connection, boolean expected) {
    open.remove(connection);
    free.remove(connection);
    if (closing) {
      return;
    }
    if (!expected) {
      counts.happened("closed while idle");
    }
    connect();
  }

  @Override
  public void close() {
    onLoop(() -> closing = true);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
