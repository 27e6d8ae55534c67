package dev.understudy.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.engine.EndedRequest;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// How the access log looks (docs/reference/logs.md): columns, or a JSON object a line.
///
///     2026-02-11T12:04:11.123+01:00 127.0.0.1:53412 "GET /products/7?x=1" 200 get-product gone 20.000 20.211
final class AccessLines {
  private static final double NANOS_PER_MILLI = 1e6;

  private final DateTimeFormatter stamp;
  private final JsonFactory json = new JsonFactory();

  AccessLines(ZoneId zone) {
    this.stamp =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT).withZone(zone);
  }

  byte[] text(AccessLog.Entry entry) {
    EndedRequest request = entry.request();
    StringBuilder line = new StringBuilder(160);
    line.append(stamp.format(entry.time())).append(' ');
    line.append(address(request.client())).append(" \"");
    line.append((request.method() + " " + target(request)).strip().replace("\"", "%22"));
    line.append("\" ").append(request.status()).append(' ');
    line.append(orDash(request.endpoint())).append(' ').append(orDash(request.outcome()));
    line.append(' ').append(request.endpoint().isEmpty() ? "-" : millis(request.intendedNanos()));
    line.append(' ').append(request.actualNanos() < 0 ? "-" : millis(request.actualNanos()));
    return line.append('\n').toString().getBytes(UTF_8);
  }

  byte[] json(AccessLog.Entry entry) {
    EndedRequest request = entry.request();
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), line)) {
      out.writeStartObject();
      out.writeStringProperty("time", entry.time().toString());
      out.writeStringProperty("client", address(request.client()));
      out.writeStringProperty("method", request.method());
      out.writeStringProperty("target", target(request));
      out.writeNumberProperty("status", request.status());
      if (!request.endpoint().isEmpty()) {
        out.writeStringProperty("endpoint", request.endpoint());
        out.writeStringProperty("outcome", request.outcome());
        out.writeNumberProperty("intendedMs", request.intendedNanos() / NANOS_PER_MILLI);
      }
      if (request.actualNanos() >= 0) {
        out.writeNumberProperty("actualMs", request.actualNanos() / NANOS_PER_MILLI);
      }
      out.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  byte[] dropped(LogFormat format, Instant time, long lost) {
    String text =
        switch (format) {
          case TEXT -> stamp.format(time) + " " + lost + " lines dropped\n";
          case JSON -> "{\"time\":\"" + time + "\",\"dropped\":" + lost + "}\n";
        };
    return text.getBytes(UTF_8);
  }

  private static String target(EndedRequest request) {
    return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
  }

  private static String address(SocketAddress client) {
    if (!(client instanceof InetSocketAddress inet)) {
      return "-";
    }
    String host =
        inet.getAddress() == null ? inet.getHostString() : inet.getAddress().getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + inet.getPort();
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
