package dev.understudy.engine;

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
import java.util.concurrent.TimeUnit;

/// One connection of an engine without a network and without a clock: time stands still until it is
/// advanced.
final class VirtualServer {
  private static final EngineOptions OPTIONS = EngineOptions.listeningOn("", 0);

  final MockTicker ticker = Ticker.newMockTicker();
  final PlanSwitch plans;
  final EmbeddedChannel channel;
  private final Connection connection;
  private final Loop loop;

  VirtualServer(Plan plan) {
    this(plan, OPTIONS);
  }

  VirtualServer(Plan plan, EngineOptions options) {
    plans = new PlanSwitch(plan, 1, ticker, Clock.systemUTC());
    channel = EmbeddedChannel.builder().ticker(ticker).build();
    loop = new Loop(channel.eventLoop(), 0, options.limits());
    connection = new Connection(channel, loop, plans, options);
    channel.pipeline().addLast(connection);
    channel.pipeline().fireChannelActive();
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
    return this;
  }

  VirtualServer get(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n");
  }

  VirtualServer advance(Duration time) {
    ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
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
    return plans.current().endpoints[endpoint].record.reading();
  }
}
