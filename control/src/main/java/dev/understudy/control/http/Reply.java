package dev.understudy.control.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered.
///
/// @param status of HTTP
/// @param type of the body; empty for none
/// @param headers beside it
public record Reply(int status, String type, Buffer body, Map<String, String> headers) {
  public static final String JSON = "application/json";
  public static final String YAML = "application/yaml";
  public static final String TEXT = "text/plain; charset=utf-8";

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply json(JsonObject body) {
    return of(JSON, body.toBuffer());
  }

  public static Reply of(String type, String body) {
    return of(type, Buffer.buffer(body));
  }

  public static Reply of(String type, Buffer body) {
    return new Reply(200, type, body, Map.of());
  }

  /// 204: done, nothing to say.
  public static Reply nothing() {
    return new Reply(204, "", Buffer.buffer(), Map.of());
  }

  /// The same with another JSON body.
  public Reply withBody(JsonObject changed) {
    return new Reply(status, type, changed.toBuffer(), headers);
  }

  public Reply withStatus(int changed) {
    return new Reply(changed, type, body, headers);
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, type, body, more);
  }
}
