package dev.understudy.control.attempt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.http.Refusal;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A request to be sent.
///
/// @param target path and query, as sent
/// @param headers as sent, beside those that belong to the connection
record Sent(String method, String target, Map<String, String> headers, byte[] body) {
  private static final Set<String> KEYS = Set.of("method", "target", "headers", "body");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern TARGET = Pattern.compile("/[!-~]{0,8000}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
  private static final Pattern VALUE = Pattern.compile("[\\t -~\\u0080-\\u00ff]{0,8000}");
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "upgrade", "expect", "te");

  /// @throws Refusal 400 where it cannot be sent as it is
  static Sent of(JsonObject asked) {
    for (String key : asked.fieldNames()) {
      if (!KEYS.contains(key)) {
        throw new Refusal(
            400, "there is no key " + key + "; there are method, target, headers, body");
      }
    }
    String method = text(asked, "method", "GET").toUpperCase(Locale.ROOT);
    if (!METHOD.matcher(method).matches() || method.equals("CONNECT")) {
      throw new Refusal(400, "method has to be one such as GET or POST but is " + method);
    }
    String target = text(asked, "target", "/");
    if (!TARGET.matcher(target).matches()) {
      throw new Refusal(
          400, "target has to be a path such as /products/7?page=2, as a client sends it");
    }
    return new Sent(method, target, fields(asked), text(asked, "body", "").getBytes(UTF_8));
  }

  private static String text(JsonObject asked, String key, String fallback) {
    Object value = asked.getValue(key, fallback);
    if (value instanceof String text) {
      return text;
    }
    throw new Refusal(400, key + " has to be a text");
  }

  private static Map<String, String> fields(JsonObject asked) {
    if (!(asked.getValue("headers", new JsonObject()) instanceof JsonObject given)) {
      throw new Refusal(400, "headers has to be an object of names and texts");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : given.fieldNames()) {
      String value = String.valueOf(given.getValue(name));
      if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
        throw new Refusal(400, "the header " + name + " cannot be sent: " + value);
      }
      if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        throw new Refusal(400, "the header " + name + " belongs to the connection; leave it out");
      }
      fields.put(name, value);
    }
    return fields;
  }

  /// The whole request as it goes out; the connection ends with it.
  byte[] bytes(String host) {
    StringBuilder head =
        new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (headers.keySet().stream().noneMatch("host"::equalsIgnoreCase)) {
      head.append("Host: ").append(host).append("\r\n");
    }
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body.length > 0 || Set.of("POST", "PUT", "PATCH").contains(method)) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
