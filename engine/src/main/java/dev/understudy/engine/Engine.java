package dev.understudy.engine;

import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.engine.meter.Count;
import dev.understudy.engine.meter.LoopMeter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// A running stand-in: listens on one port and serves one plan, until it is closed.
///
/// [#apply] and [#readings] may be called from any thread.
public final class Engine implements AutoCloseable {
  private final EventLoopGroup acceptors;
  private final EventLoopGroup group;
  private final List<Loop> loops;
  private final PlanSwitch plans;
  private final ConnectionLimit limit;
  private final Channel listener;

  private Engine(
      EventLoopGroup acceptors,
      EventLoopGroup group,
      List<Loop> loops,
      PlanSwitch plans,
      ConnectionLimit limit,
      Channel listener) {
    this.acceptors = acceptors;
    this.group = group;
    this.loops = loops;
    this.plans = plans;
    this.limit = limit;
    this.listener = listener;
  }

  /// Listens, and gives the engine once it does.
  ///
  /// @throws IOException where the address cannot be bound
  /// @throws IllegalArgumentException where a reply of the plan cannot be sent
  public static Engine start(EngineOptions options, Plan plan) throws IOException {
    PlanSwitch plans =
        new PlanSwitch(plan, options.loops(), Ticker.systemTicker(), Clock.systemUTC());
    SocketTransport transport = SocketTransport.of(options.transport());
    EventLoopGroup acceptors =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("accept"), transport.handlers());
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            options.loops(), new DefaultThreadFactory("loop"), transport.handlers());
    List<Loop> loops = new ArrayList<>();
    for (EventExecutor loop : group) {
      loops.add(new Loop((EventLoop) loop, loops.size(), options.limits()));
    }
    ConnectionLimit limit = new ConnectionLimit(options.maxConnections());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(acceptors, group)
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, options.backlog())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(new Acceptor(loops, plans, limit, options))
            .bind(options.host(), options.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stop(acceptors, group);
      throw new IOException(
          "cannot listen on "
              + options.host()
              + ":"
              + options.port()
              + ": "
              + bound.cause().getMessage(),
          bound.cause());
    }
    return new Engine(acceptors, group, loops, plans, limit, bound.channel());
  }

  /// The port that is listened on.
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Serves `plan` from the next request on. Requests in flight finish under the plan that admitted
  /// them; endpoints that did not change keep their ordinals and their counts.
  ///
  /// @throws IllegalArgumentException where a reply of the plan cannot be sent; then nothing
  ///   changes
  public void apply(Plan plan) {
    plans.apply(plan);
  }

  /// The scenario in force.
  public String scenario() {
    return plans.current().state.scenario().id();
  }

  /// The names of the running plan's scenarios.
  public List<String> scenarios() {
    return plans.current().plan.scenarios().stream().map(Plan.Scenario::id).toList();
  }

  /// Puts a scenario in force from the next request on: its windows begin at `offset`, and its time
  /// runs `speed` times as fast as the clock. Latencies, queues and limits stay on the clock.
  ///
  /// @throws IllegalArgumentException where the running plan has none of that name
  public void activate(String id, Duration offset, double speed) {
    plans.activate(id, offset.toNanos(), speed);
  }

  /// Stops the scenario's time: windows stay as they are.
  public void pause() {
    plans.clock(ScenarioClock::pausedAt);
  }

  /// Lets the scenario's time go on.
  public void resume() {
    plans.clock(ScenarioClock::resumedAt);
  }

  /// Puts the scenario's time forward or back.
  public void jump(Duration to) {
    plans.clock((clock, now) -> clock.jumpedAt(now, to.toNanos()));
  }

  /// Scenario seconds a second from now on, > 0.
  public void speed(double factor) {
    plans.clock((clock, now) -> clock.scaledAt(now, factor));
  }

  /// Time since the scenario's activation, on its own clock.
  public Duration scenarioTime() {
    return Duration.ofNanos(plans.scenarioNanos());
  }

  /// What has been done since the start.
  public Readings readings() {
    ActivePlan active = plans.current();
    List<EndpointReading> endpoints = new ArrayList<>();
    for (ServedEndpoint endpoint : active.endpoints) {
      endpoints.add(endpoint.record.reading());
    }
    return new Readings(
        endpoints,
        limit.open(),
        limit.accepted(),
        limit.refused(),
        sum(meter -> meter.timedOut),
        sum(meter -> meter.inFlight),
        sum(meter -> meter.unmatched),
        sum(meter -> meter.malformed),
        sum(meter -> meter.bytesReceived),
        sum(meter -> meter.bytesSent),
        plans.reloads(),
        LoadReader.read(active, plans.nanoTime()));
  }

  private long sum(Function<LoopMeter, Count> counted) {
    return loops.stream().mapToLong(loop -> counted.apply(loop.meter).get()).sum();
  }

  /// Stops in order: accepts no more, closes connections without a request in progress, lets the
  /// others finish theirs for at most `grace`, then ends what is left. Returns when all has ended;
  /// gives true where nothing had to be cut off.
  public boolean close(Duration grace) {
    listener.close().awaitUninterruptibly();
    onEachLoop(
        loop -> {
          loop.draining = true;
          List.copyOf(loop.connections).forEach(Connection::drain);
        });
    boolean drained = false;
    try {
      drained = limit.awaitNone(grace.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeNow();
    return drained;
  }

  /// Stops at once: what is in flight is cut off.
  public void closeNow() {
    listener.close().awaitUninterruptibly();
    onEachLoop(loop -> List.copyOf(loop.connections).forEach(Connection::closeNow));
    stop(acceptors, group);
  }

  /// As [#closeNow].
  @Override
  public void close() {
    closeNow();
  }

  private void onEachLoop(Consumer<Loop> act) {
    CountDownLatch done = new CountDownLatch(loops.size());
    for (Loop loop : loops) {
      if (loop.eventLoop.isShuttingDown()) {
        done.countDown();
        continue;
      }
      loop.eventLoop.execute(
          () -> {
            act.accept(loop);
            done.countDown();
          });
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(EventLoopGroup... groups) {
    for (EventLoopGroup group : groups) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
    for (EventLoopGroup group : groups) {
      group.terminationFuture().awaitUninterruptibly();
    }
  }
}
