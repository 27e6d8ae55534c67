package dev.understudy.engine;

import dev.understudy.engine.timer.Deadline;
import dev.understudy.engine.timer.LoopTimer;

/// Bounds how long a client may hold a connection without doing its part: a head or a payload that
/// does not go on, a reply that is not taken, no request at all. It looks once in a while instead
/// of moving a timer with every request.
final class IdleWatch extends Deadline {
  private final Connection connection;
  private final LoopTimer timer;
  private final long requestNanos;
  private final long idleNanos;
  private long backlogBytes;
  private long backlogSinceNanos;

  IdleWatch(Connection connection, LoopTimer timer, EngineOptions options) {
    this.connection = connection;
    this.timer = timer;
    this.requestNanos = options.requestTimeout().toNanos();
    this.idleNanos = options.idleTimeout().toNanos();
  }

  void begin() {
    look(timer.nanoTime() + Math.min(requestNanos, idleNanos));
  }

  void end() {
    timer.cancel(this);
  }

  private void look(long atNanos) {
    timer.add(this, atNanos);
  }

  @Override
  protected void expire(long nowNanos) {
    long next = nowNanos + Math.min(requestNanos, idleNanos);
    if (connection.isReceiving()) {
      long overdue = connection.intake().overdueNanos(requestNanos);
      if (nowNanos - overdue >= 0) {
        connection.giveUpRequest(nowNanos);
        return;
      }
      next = overdue;
    } else if (connection.isIdle()) {
      long overdue = connection.intake().lastReadNanos() + idleNanos;
      if (nowNanos - overdue >= 0) {
        connection.giveUp();
        return;
      }
      next = Math.min(next - nowNanos, overdue - nowNanos) + nowNanos;
    } else if (takesNothing(nowNanos)) {
      connection.giveUp();
      return;
    }
    look(next);
  }

  private boolean takesNothing(long nowNanos) {
    long now = connection.backlogBytes();
    if (now == 0 || now != backlogBytes) {
      backlogBytes = now;
      backlogSinceNanos = nowNanos;
    }
    return now > 0 && nowNanos - backlogSinceNanos >= idleNanos;
  }
}
