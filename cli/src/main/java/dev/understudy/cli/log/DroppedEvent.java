package dev.understudy.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;

/// What a log says of what it could not say.
final class DroppedEvent {
  private DroppedEvent() {}

  static ILoggingEvent of(long lost, String what) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(Instant.now());
    event.setLevel(Level.WARN);
    event.setLoggerName(DroppedEvent.class.getPackageName());
    event.setThreadName(Thread.currentThread().getName());
    event.setMessage(lost + " " + what + " dropped: the output was slower than they came");
    return event;
  }
}
