package dev.understudy.engine;

import dev.understudy.core.outcome.WireStep;
import dev.understudy.core.plan.Decision;
import dev.understudy.engine.http.BadRequest;
import dev.understudy.engine.meter.EndpointMeter;
import dev.understudy.engine.reply.EncodedReply;
import dev.understudy.engine.reply.Persistence;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection: takes its requests in, and sends each reply when it is due, in the
/// order of the requests. The only handler of its pipeline.
final class Connection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Loop loop;
  private final Channel channel;
  private final ExchangeQueue queue = new ExchangeQueue(this);
  private final Admission admission;
  private final Intake intake;
  private final Output output;
  private final Farewell farewell;
  private final IdleWatch watch;
  private int sent; // exchanges at the head of the queue whose replies are written, not flushed
  private long turnNanos; // until then an earlier reply, or the client, held the next one back
  private @Nullable Exchange blocked; // its reply goes on when the client has taken more
  private boolean flushing;
  private boolean ending;
  private boolean draining;
  private boolean paused;
  private boolean pacing; // a payload came faster than its bandwidth allows

  Connection(Channel channel, Loop loop, PlanSwitch plans, EngineOptions options) {
    this.loop = loop;
    this.channel = channel;
    this.admission = new Admission(loop, plans, queue);
    this.intake = new Intake(loop, options.limits(), admission);
    this.output = new Output(channel, loop.meter.bytesSent);
    this.farewell = new Farewell(channel, loop.timer);
    this.watch = new IdleWatch(this, loop.timer, options);
    this.turnNanos = loop.nanoTime();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    loop.connections.add(this);
    watch.begin();
    if (loop.draining) {
      drain();
    }
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    long now = loop.nanoTime();
    intake.read((ByteBuf) message, now);
    paceUploads(now);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    advance(loop.nanoTime());
    flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      turnNanos = loop.nanoTime();
      if (!flushing) {
        proceed();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    loop.connections.remove(this);
    watch.end();
    farewell.end();
    output.drop();
    long now = loop.nanoTime();
    for (int i = 0; i < queue.size(); i++) {
      Exchange exchange = queue.get(i);
      loop.timer.cancel(exchange);
      if (exchange.upload != null) {
        loop.timer.cancel(exchange.upload);
      }
      record(exchange, now);
      if (exchange.meter != null && !exchange.begun) {
        exchange.meter.abandoned(exchange.holdsPlace(now));
      }
      exchange.abandonTicket();
    }
    while (queue.size() > 0) {
      drop();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("{} ends: {}", channel, cause.getMessage());
    } else {
      LOG.error("{} is closed after a fault of the server", channel, cause);
    }
    context.close();
  }

  /// A reply's instant has come. What goes wrong ends this connection, not the loop's timer.
  void onDue(long nowNanos) {
    try {
      advance(nowNanos);
      flush();
    } catch (RuntimeException e) {
      channel.pipeline().fireExceptionCaught(e);
    }
  }

  /// Sends every reply whose turn has come.
  void advance(long nowNanos) {
    while (!ending && sent < queue.size()) {
      Exchange exchange = queue.get(sent);
      if (exchange.awaitsContinue && !exchange.requestComplete) {
        exchange.awaitsContinue = false;
        output.room(StockReplies.CONTINUE.length).writeBytes(StockReplies.CONTINUE);
        if (exchange.upload != null) {
          exchange.upload.begin(nowNanos);
        }
      }
      if (!exchange.due || !exchange.requestComplete || exchange.uploading || exchange.silent) {
        return;
      }
      if (!exchange.begun) {
        if (!output.isWritable()) {
          return;
        }
        begin(exchange, nowNanos);
      }
      if (!exchange.complete && !goOn(exchange, nowNanos)) {
        return;
      }
      turnNanos = exchange.transmission == null ? later(exchange.readyNanos) : nowNanos;
      sent++;
      if (!exchange.persistent) {
        ending = true;
        intake.stop();
      }
    }
  }

  /// Hands what has been written to the socket, and whatever can be written after that.
  void flush() {
    if (flushing) {
      return;
    }
    flushing = true;
    while (!output.isEmpty() || sent > 0) {
      if (ending) {
        farewell.closeAfter(output.flushLast(), queue.get(sent - 1).lingers);
      } else {
        output.flush();
      }
      long now = loop.nanoTime();
      recordSent(now);
      if (!ending) {
        intake.resume(now);
        advance(now);
      }
    }
    flushing = false;
    if (blocked != null && channel.isWritable()) {
      // The client takes it as fast as we send: others have their turn in between.
      channel.eventLoop().execute(this::proceed);
    }
    pauseWhileFull();
    closeWhenDrained();
  }

  /// No further request after those in flight.
  void drain() {
    draining = true;
    closeWhenDrained();
  }

  void closeNow() {
    channel.close();
  }

  /// The rest of a request has not come in time.
  void giveUpRequest(long nowNanos) {
    loop.meter.timedOut.add(1);
    intake.stop();
    admission.refuse(new BadRequest(408, "the request did not come to its end in time"), nowNanos);
    advance(nowNanos);
    flush();
  }

  /// Nothing has gone either way for too long.
  void giveUp() {
    loop.meter.timedOut.add(1);
    channel.close();
  }

  boolean isIdle() {
    return queue.size() == 0 && intake.isIdle();
  }

  /// Whether the rest of a request is what keeps the connection busy.
  boolean isReceiving() {
    return !paused && !pacing && !intake.isIdle();
  }

  Intake intake() {
    return intake;
  }

  /// What the client has yet to take before more is sent to it; 0 where it takes all.
  long backlogBytes() {
    return channel.bytesBeforeWritable();
  }

  private void closeWhenDrained() {
    if (draining && !ending && isIdle()) {
      ending = true;
      channel.close();
    }
  }

  private void pauseWhileFull() {
    if (queue.isFull() != paused) {
      paused = !paused;
      channel.config().setAutoRead(!paused && !pacing);
    }
  }

  /// Payloads that came faster than their bandwidth allows are held, and so is what follows them.
  private void paceUploads(long nowNanos) {
    for (int i = sent; i < queue.size(); i++) {
      Exchange exchange = queue.get(i);
      Upload upload = exchange.upload;
      if (upload != null && !upload.isWaiting() && upload.untilNanos() - nowNanos > 0) {
        exchange.uploading = true;
        pacing = true;
        channel.config().setAutoRead(false);
        loop.timer.add(upload, upload.untilNanos());
      }
    }
  }

  /// What has come of a payload is taken as received.
  void onUploaded(Upload upload, long nowNanos) {
    pacing = false;
    channel.config().setAutoRead(!paused);
    for (int i = sent; i < queue.size(); i++) {
      Exchange exchange = queue.get(i);
      if (exchange.upload == upload) {
        exchange.uploading = false;
        exchange.readyNanos = later(exchange.readyNanos, upload.untilNanos());
      }
    }
    onDue(nowNanos);
  }

  private static long later(long one, long other) {
    return one - other >= 0 ? one : other;
  }

  private void proceed() {
    Exchange exchange = blocked;
    if (exchange != null) {
      blocked = null;
      exchange.silent = false;
    }
    advance(loop.nanoTime());
    flush();
  }

  private long later(long nanos) {
    return turnNanos - nanos >= 0 ? turnNanos : nanos;
  }

  private void begin(Exchange exchange, long nowNanos) {
    exchange.begun = true;
    exchange.readyNanos = later(exchange.readyNanos);
    boolean lastOfAll = draining && sent == queue.size() - 1 && intake.isIdle();
    exchange.persistent &= !lastOfAll;
    Persistence persistence = persistence(exchange);
    if (!Delivery.isConstant(exchange)) {
      exchange.transmission = Delivery.of(exchange, persistence);
      return;
    }
    EncodedReply reply = exchange.reply();
    ByteBuf room = output.room(reply.wholeBytes(persistence, exchange.headOnly));
    reply.writeWhole(room, persistence, exchange.headOnly, loop.date.at(nowNanos));
    exchange.complete = true;
  }

  /// Gives true once the reply is complete.
  private boolean goOn(Exchange exchange, long nowNanos) {
    Transmission transmission = exchange.transmission;
    if (transmission == null) {
      throw new IllegalStateException("a reply goes on that has not begun");
    }
    switch (transmission.perform(output, loop.date.at(nowNanos), nowNanos)) {
      case DONE -> exchange.complete = true;
      case BLOCKED -> {
        exchange.silent = true;
        blocked = exchange;
      }
      case SILENT -> {
        exchange.silent = true;
        if (transmission.silenceNanos() != WireStep.Silence.FOREVER) {
          loop.timer.add(exchange, nowNanos + transmission.silenceNanos());
        }
      }
      case CLOSE -> {
        exchange.complete = true;
        exchange.persistent = false;
        exchange.lingers = true;
      }
      case RESET -> {
        exchange.silent = true;
        output.flush();
        record(exchange, loop.nanoTime());
        farewell.reset();
      }
    }
    return exchange.complete;
  }

  private void recordSent(long nowNanos) {
    for (; sent > 0; sent--) {
      record(queue.get(0), nowNanos);
      drop();
    }
    if (queue.size() > 0) {
      record(queue.get(0), nowNanos);
    }
  }

  private void record(Exchange exchange, long nowNanos) {
    Decision decision = exchange.decision;
    EndpointMeter meter = exchange.meter;
    ServedEndpoint endpoint = exchange.endpoint;
    if (!exchange.begun || exchange.recorded) {
      return;
    }
    exchange.recorded = true;
    exchange.writtenNanos = nowNanos;
    if (decision != null && meter != null && endpoint != null) {
      long actual = nowNanos - exchange.arrivalNanos;
      long lateness = nowNanos - exchange.readyNanos;
      meter.begun(decision.responseNanos(), actual, lateness);
      loop.meter.begun(decision.responseNanos(), actual, lateness);
      if (decision.endpoint().reachesService(decision.outcome()) || !endpoint.steady) {
        endpoint.evidence.at(loop.index).served(decision.responseNanos(), lateness);
      }
      if (lateness > LateReply.THRESHOLD_NANOS) {
        LateReply.of(decision, lateness);
      }
    }
  }

  /// The peer's address, without its port.
  Object clientAddress() {
    return channel.remoteAddress() instanceof InetSocketAddress address ? address.getAddress() : "";
  }

  private void drop() {
    Exchange exchange = queue.get(0);
    if (exchange.meter != null) {
      exchange.meter.ended();
    }
    RequestObserver[] told = loop.observers.told(!exchange.missed.isEmpty());
    if (told.length > 0) {
      EndedRequest ended = exchange.ended(channel.remoteAddress());
      for (RequestObserver observer : told) {
        observer.ended(ended);
      }
    }
    loop.meter.inFlight.add(-1);
    queue.removeFirst();
  }

  private static Persistence persistence(Exchange exchange) {
    if (!exchange.persistent) {
      return Persistence.CLOSING;
    }
    return exchange.http10 ? Persistence.KEPT_ALIVE : Persistence.PERSISTENT;
  }
}
