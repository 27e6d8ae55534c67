package dev.understudy.cli.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

/// The log of commands that are no servers: warnings of libraries, to standard error, at once.
/// Logback finds it as a service; without it, it would print everything to standard output, among
/// the results.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class FirstLogging extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Logging.install(context, LogLevel.WARN, new ErrAppender());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static final class ErrAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final TextLines lines = new TextLines(true, false);

    @Override
    protected void append(ILoggingEvent event) {
      byte[] line = lines.apply(event);
      System.err.write(line, 0, line.length);
      System.err.flush();
    }
  }
}
