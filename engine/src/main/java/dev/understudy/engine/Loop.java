package dev.understudy.engine;

import dev.understudy.engine.http.HeadReader;
import dev.understudy.engine.http.Limits;
import dev.understudy.engine.http.RequestHead;
import dev.understudy.engine.meter.LoopMeter;
import dev.understudy.engine.reply.DateField;
import dev.understudy.engine.timer.LoopTimer;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What the connections of one event loop share. Only that loop touches it, [#meter] aside.
final class Loop {
  final EventLoop eventLoop;
  final int index;
  final LoopTimer timer;
  final LoopMeter meter = new LoopMeter();
  final DateField date = new DateField(Clock.systemUTC());
  final HeadReader heads;
  final RequestHead head = new RequestHead();
  final Set<Connection> connections = Collections.newSetFromMap(new IdentityHashMap<>());
  Observers observers = new Observers();
  boolean draining; // connections that are still to come are not to stay
  private byte[] scratch = new byte[8 << 10];

  Loop(EventLoop eventLoop, int index, Limits limits) {
    this.eventLoop = eventLoop;
    this.index = index;
    this.timer = new LoopTimer(eventLoop);
    this.heads = new HeadReader(limits);
  }

  long nanoTime() {
    return timer.nanoTime();
  }

  /// Room for the bytes of one read; what is in it lasts until the next call.
  byte[] scratch(int bytes) {
    if (scratch.length < bytes) {
      scratch = new byte[Math.max(bytes, 2 * scratch.length)];
    }
    return scratch;
  }
}
