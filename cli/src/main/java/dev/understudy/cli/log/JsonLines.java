package dev.understudy.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An event as one JSON object a line: `time` (UTC), `level`, `logger`, `thread`, `message`, the
/// event's own fields, and `exception` with its trace.
final class JsonLines implements Function<ILoggingEvent, byte[]> {
  private final JsonFactory json = new JsonFactory();

  @Override
  public byte[] apply(ILoggingEvent event) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), line)) {
      out.writeStartObject();
      out.writeStringProperty("time", event.getInstant().toString());
      out.writeStringProperty("level", event.getLevel().toString());
      out.writeStringProperty("logger", event.getLoggerName());
      out.writeStringProperty("thread", event.getThreadName());
      out.writeStringProperty("message", event.getFormattedMessage());
      if (event.getKeyValuePairs() != null) {
        for (KeyValuePair pair : event.getKeyValuePairs()) {
          write(out, pair.key, pair.value);
        }
      }
      if (event.getThrowableProxy() != null) {
        out.writeStringProperty(
            "exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      out.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  private static void write(JsonGenerator out, String key, Object value) {
    switch (value) {
      case Long number -> out.writeNumberProperty(key, number);
      case Integer number -> out.writeNumberProperty(key, number);
      case Boolean flag -> out.writeBooleanProperty(key, flag);
      default -> out.writeStringProperty(key, value.toString());
    }
  }
}
