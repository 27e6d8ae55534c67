package dev.understudy.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.event.KeyValuePair;

/// An event as a line for people.
///
///     12:04:11  revision 2 applied: create-order changed                               on a terminal
///     2026-02-11T12:04:11.123+01:00 INFO  serve.Instance  revision 2 applied: ...      elsewhere
///
/// @param terminal a person watches: short time, level only where it is not INFO
/// @param colour warnings yellow, errors red
record TextLines(boolean terminal, boolean colour) implements Function<ILoggingEvent, byte[]> {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneId.systemDefault());
  private static final String OURS = "dev.understudy.";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  @Override
  public byte[] apply(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    if (terminal) {
      line.append(CLOCK.format(event.getInstant())).append("  ").append(word(event.getLevel()));
    } else {
      line.append(STAMP.format(event.getInstant())).append(' ');
      line.append(event.getLevel()).repeat(' ', 6 - event.getLevel().toString().length());
      line.append(shortened(event.getLoggerName())).append("  ");
    }
    line.append(event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append("  ").append(pair.key).append('=').append(pair.value);
      }
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString().getBytes(UTF_8);
  }

  private String word(Level level) {
    return switch (level.toInt()) {
      case Level.INFO_INT -> "";
      case Level.WARN_INT -> colour ? YELLOW + "warning" + PLAIN + "  " : "warning  ";
      case Level.ERROR_INT -> colour ? RED + "error" + PLAIN + "  " : "error  ";
      default -> level.toString().toLowerCase(Locale.ROOT) + "  ";
    };
  }

  private static String shortened(String logger) {
    return logger.startsWith(OURS) ? logger.substring(OURS.length()) : logger;
  }
}
