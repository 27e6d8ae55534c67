package dev.understudy.engine;

import dev.understudy.core.measure.LoadReadings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.plan.Plan;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One connection of an engine without a network and without a clock: time stands still until it is
/// advanced. [#another] is a further connection on the same loop.
final class VirtualServer {
  private static final EngineOptions OPTIONS = EngineOptions.listeningOn("", 0);

  final MockTicker ticker;
  final PlanSwitch plans;
  final EmbeddedChannel channel;
  private final Connection connection;
  private final Loop loop;
  private final EngineOptions options;
  private final EmbeddedChannel
      heart; // has the loop: a channel that closes cancels what its own has
  private final List<EmbeddedChannel> all;

  VirtualServer(Plan plan) {
    this(plan, OPTIONS);
  }

  VirtualServer(Plan plan, EngineOptions options) {
    this.ticker = Ticker.newMockTicker();
    this.options = options;
    this.plans = new PlanSwitch(plan, 1, ticker, Clock.systemUTC());
    this.heart = EmbeddedChannel.builder().ticker(ticker).build();
    this.all = new ArrayList<>(List.of(heart));
    this.loop = new Loop(heart.eventLoop(), 0, options.limits());
    options.observer().ifPresent(loop.observers::add);
    this.channel = EmbeddedChannel.builder().ticker(ticker).build();
    this.connection = new Connection(channel, loop, plans, options);
    connect();
  }

  private VirtualServer(VirtualServer same) {
    this.ticker = same.ticker;
    this.options = same.options;
    this.plans = same.plans;
    this.heart = same.heart;
    this.all = same.all;
    this.loop = same.loop;
    this.channel = EmbeddedChannel.builder().ticker(ticker).build();
    this.connection = new Connection(channel, loop, plans, options);
    connect();
  }

  private void connect() {
    channel.pipeline().addLast(connection);
    channel.pipeline().fireChannelActive();
    all.add(channel);
  }

  /// Another connection to the same server.
  VirtualServer another() {
    return new VirtualServer(this);
  }

  Loop loop() {
    return loop;
  }

  Connection connection() {
    return connection;
  }

  /// The client sends `text` in one piece.
  VirtualServer send(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    heart.runPendingTasks();
    return this;
  }

  VirtualServer get(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n");
  }

  VirtualServer advance(Duration time) {
    ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
    for (EmbeddedChannel each : all) {
      each.runScheduledPendingTasks();
      each.runPendingTasks();
    }
    return this;
  }

  VirtualServer advanceMillis(long millis) {
    return advance(Duration.ofMillis(millis));
  }

  /// What the client has received since it last looked, without Date fields, lines ended by `\n`.
  String received() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
      text.append(piece.toString(StandardCharsets.ISO_8859_1));
      piece.release();
    }
    return text.toString().replaceAll("Date: [^\r]*\r\n", "").replace("\r\n", "\n");
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  EndpointReading reading(int endpoint) {
    return plans.current().endpoints[endpoint].record.reading(true);
  }

  LoadReadings load() {
    return LoadReader.read(plans.current(), ticker.nanoTime());
  }
}
