package dev.understudy.engine;

import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.SessionReading;
import dev.understudy.core.measure.Readings.Times;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.workflow.Playing;
import dev.understudy.engine.meter.Count;
import dev.understudy.engine.meter.EndpointEvidence;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// A running stand-in: listens on one port and serves one plan, until it is closed.
///
/// [#apply] and [#readings] may be called from any thread.
public final class Engine implements AutoCloseable {
  private final EventLoopGroup acceptors;
  private final EventLoopGroup group;
  private final List<Loop> loops;
  private final PlanSwitch plans;
  private final ConnectionLimit limit;
  private final Observers observers;
  private final Channel listener;

  private Engine(
      EventLoopGroup acceptors,
      EventLoopGroup group,
      List<Loop> loops,
      PlanSwitch plans,
      ConnectionLimit limit,
      Observers observers,
      Channel listener) {
    this.acceptors = acceptors;
    this.group = group;
    this.loops = loops;
    this.plans = plans;
    this.limit = limit;
    this.observers = observers;
    this.listener = listener;
  }

  /// Listens, and gives the engine once it does.
  ///
  /// @throws IOException where the address cannot be bound
  /// @throws IllegalArgumentException where a reply of the plan cannot be sent
  public static Engine start(EngineOptions options, Plan plan) throws IOException {
    return start(options, plan, plan.scenarios().get(plan.active()).id(), Duration.ZERO, 1);
  }

  /// The same with a scenario in force from the first request on, as [#activate] puts it.
  public static Engine start(
      EngineOptions options, Plan plan, String scenario, Duration offset, double speed)
      throws IOException {
    PlanSwitch plans =
        new PlanSwitch(plan, options.loops(), Ticker.systemTicker(), Clock.systemUTC());
    plans.activate(scenario, offset.toNanos(), speed);
    SocketTransport transport = SocketTransport.of(options.transport());
    EventLoopGroup acceptors =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("accept"), transport.handlers());
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            options.loops(), new DefaultThreadFactory("loop"), transport.handlers());
    Observers observers = new Observers();
    options.observer().ifPresent(observers::add);
    List<Loop> loops = new ArrayList<>();
    for (EventExecutor each : group) {
      Loop loop = new Loop((EventLoop) each, loops.size(), options.limits());
      loop.observers = observers;
      loops.add(loop);
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
    return new Engine(acceptors, group, loops, plans, limit, observers, bound.channel());
  }

  /// The clock that decisions are on, in nanoseconds from any zero.
  public static long clockNanos() {
    return Ticker.systemTicker().nanoTime();
  }

  /// The address that is listened on.
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /// Its port.
  public int port() {
    return address().getPort();
  }

  /// Serves `plan` from the next request on. Requests in flight finish under the plan that admitted
  /// them; endpoints that did not change keep their ordinals and their counts.
  ///
  /// @throws IllegalArgumentException where a reply of the plan cannot be sent; then nothing
  ///   changes
  public void apply(Plan plan) {
    plans.apply(plan);
  }

  /// Tells `observer` of every request that ends from now on, until it is told no more.
  public void observe(RequestObserver observer) {
    observers.add(observer);
  }

  /// Tells `observer` of requests that belong to no endpoint alone: the others cost nothing more.
  public void observeUnmatched(RequestObserver observer) {
    observers.addForUnmatched(observer);
  }

  /// Tells `observer` no more.
  public void forget(RequestObserver observer) {
    observers.remove(observer);
  }

  /// The clock that decisions are dated by; its origin is arbitrary.
  public long nanoTime() {
    return plans.nanoTime();
  }

  /// When the scenario's clock read zero, as far as windows that go by the calendar are concerned.
  public Instant scenarioOrigin() {
    return plans.scenarioOrigin();
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
    clock(ScenarioClock::pausedAt);
  }

  /// Lets the scenario's time go on.
  public void resume() {
    clock(ScenarioClock::resumedAt);
  }

  /// Puts the scenario's time forward or back.
  public void jump(Duration to) {
    clock((clock, now) -> clock.jumpedAt(now, to.toNanos()));
  }

  /// Scenario seconds a second from now on, as [ScenarioClock#canRunAt] says.
  public void speed(double factor) {
    clock((clock, now) -> clock.scaledAt(now, factor));
  }

  private void clock(PlanSwitch.ClockChange change) {
    plans.clock(change);
    Loop any = loops.getFirst();
    Stages stages = plans.current().stages;
    if (!any.eventLoop.isShuttingDown()) {
      any.eventLoop.execute(() -> stages.clockChanged(any));
    }
  }

  /// The scenario's clock as it stands.
  public ScenarioClock scenarioClock() {
    return plans.current().state.clock();
  }

  /// Time since the scenario's activation, on its own clock.
  public Duration scenarioTime() {
    return Duration.ofNanos(plans.scenarioNanos());
  }

  /// Begins anew with what is to be forgotten. Requests in flight finish as they were decided, and
  /// those that are still in a queue stay in it; nobody behind them waits for them.
  public void reset(Reset reset) {
    plans.reset(reset);
    if (reset.statistics()) {
      onEachLoop(loop -> loop.meter.forgetTimes());
    }
  }

  /// The sessions that live now, by workflow and id.
  public List<Playing.Seen> sessions() {
    PlanState state = plans.current().state;
    return state.playing().sessions(plans.timedFacts(), plans.nanoTime());
  }

  /// Forgets a session; whether it was there.
  public boolean forgetSession(String workflow, String id) {
    return plans.current().state.playing().forget(workflow, id);
  }

  /// Has a session await a step; whether it was there.
  ///
  /// @throws IllegalArgumentException where the workflow has no such step
  public boolean moveSession(String workflow, String id, String step) {
    return plans.current().state.playing().move(workflow, id, step, plans.nanoTime());
  }

  /// What has been done since the start.
  public Readings readings() {
    return readings(_ -> true);
  }

  /// The same, with times of those endpoints alone whose id is `detailed`: what is left out costs
  /// nothing.
  public Readings readings(Predicate<String> detailed) {
    ActivePlan active = plans.current();
    List<EndpointReading> endpoints = new ArrayList<>(active.endpoints.length);
    for (ServedEndpoint endpoint : active.endpoints) {
      endpoints.add(endpoint.record.reading(detailed.test(endpoint.plan.id())));
    }
    Times overall = Times.none();
    loops.forEach(loop -> loop.meter.addTo(overall));
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
        overall,
        plans.countedSince(),
        LoadReader.read(active, plans.nanoTime()),
        new SessionReading(
            active.state.playing().size(),
            active.state.playing().evicted(),
            active.failures.count()));
  }

  /// What can be judged of each endpoint, in the plan's order.
  public List<EndpointEvidence> evidence() {
    return Arrays.stream(plans.current().endpoints).map(endpoint -> endpoint.evidence).toList();
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
