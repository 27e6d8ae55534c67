package dev.understudy.cli.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/// What stands behind slf4j while a server runs: one bounded queue to one stream.
public final class Logging implements AutoCloseable {
  private static final List<String> LIBRARIES =
      List.of("io.netty", "io.vertx", "org.flywaydb", "org.jdbi", "org.sqlite", "com.zaxxer");
  private static final int CAPACITY = 8192; // about 2 MiB of events

  private final LineQueue<ILoggingEvent> queue;

  private Logging(LineQueue<ILoggingEvent> queue) {
    this.queue = queue;
  }

  /// Logs to `out` from now on.
  ///
  /// @param terminal a person watches: short time, no logger names
  public static Logging open(
      LogLevel level, LogFormat format, OutputStream out, boolean terminal, boolean colour) {
    Function<ILoggingEvent, byte[]> line =
        switch (format) {
          case JSON -> new JsonLines();
          case TEXT -> new TextLines(terminal, colour);
        };
    LineQueue<ILoggingEvent> queue =
        new LineQueue<>(
            "understudy-log",
            CAPACITY,
            out,
            line,
            lost -> line.apply(DroppedEvent.of(lost, "log events")));
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    install(context, level, new QueueAppender(queue));
    return new Logging(queue);
  }

  /// Events dropped because the stream was slower than the log.
  public long dropped() {
    return queue.dropped();
  }

  /// Writes what is queued. Later events are dropped.
  @Override
  public void close() {
    queue.close();
  }

  static void install(
      LoggerContext context, LogLevel level, UnsynchronizedAppenderBase<ILoggingEvent> appender) {
    appender.setContext(context);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level.level());
    root.addAppender(appender);
    // Libraries speak from WARN on: their debug is not about a configuration's behaviour.
    for (String library : LIBRARIES) {
      context.getLogger(library).setLevel(LogLevel.WARN.level());
    }
  }

  private static final class QueueAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LineQueue<ILoggingEvent> queue;

    QueueAppender(LineQueue<ILoggingEvent> queue) {
      this.queue = queue;
    }

    @Override
    protected void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      queue.offer(event);
    }
  }
}
