package dev.understudy.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LinesTest {
  @Test
  void aTerminalGetsShortLines() {
    assertThat(text(new TextLines(true, false), event(Level.INFO)))
        .matches("\\d\\d:\\d\\d:\\d\\d  revision 2 applied\n");
    assertThat(text(new TextLines(true, false), event(Level.WARN)))
        .matches("\\d\\d:\\d\\d:\\d\\d  warning  revision 2 applied\n");
    assertThat(text(new TextLines(true, true), event(Level.ERROR)))
        .matches("\\d\\d:\\d\\d:\\d\\d  \u001b\\[31merror\u001b\\[0m  revision 2 applied\n");
  }

  @Test
  void aFileGetsDateZoneLevelAndOrigin() {
    assertThat(text(new TextLines(false, false), event(Level.INFO)))
        .matches(
            "2026-02-1\\dT\\d\\d:04:11\\.123[+-]\\d\\d:\\d\\d INFO  cli.serve.Reloader "
                + " revision 2 applied\n");
  }

  @Test
  void aMachineGetsOneJsonObjectALine() {
    LoggingEvent event = event(Level.WARN, "said \"no\"\n");
    event.setKeyValuePairs(
        List.of(new KeyValuePair("port", 8080), new KeyValuePair("url", "http://localhost")));
    assertThat(text(new JsonLines(), event))
        .isEqualTo(
            "{\"time\":\"2026-02-11T11:04:11.123Z\",\"level\":\"WARN\","
                + "\"logger\":\"dev.understudy.cli.serve.Reloader\",\"thread\":\"main\","
                + "\"message\":\"said \\\"no\\\"\\n\",\"port\":8080,\"url\":\"http://localhost\"}\n");
  }

  @Test
  void anExceptionKeepsItsTrace() {
    LoggingEvent event = event(Level.ERROR);
    event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("boom")));
    assertThat(text(new TextLines(true, false), event))
        .contains("java.lang.IllegalStateException: boom")
        .contains("anExceptionKeepsItsTrace");
    assertThat(text(new JsonLines(), event))
        .contains("\"exception\":\"java.lang.IllegalStateException: boom")
        .hasLineCount(1);
  }

  private static LoggingEvent event(Level level) {
    return event(level, "revision 2 applied");
  }

  private static LoggingEvent event(Level level, String message) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(Instant.parse("2026-02-11T11:04:11.123Z"));
    event.setLevel(level);
    event.setLoggerName("dev.understudy.cli.serve.Reloader");
    event.setThreadName("main");
    event.setMessage(message);
    return event;
  }

  private static String text(
      java.util.function.Function<ch.qos.logback.classic.spi.ILoggingEvent, byte[]> lines,
      LoggingEvent event) {
    return new String(lines.apply(event), UTF_8);
  }
}
