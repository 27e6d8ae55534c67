package dev.understudy.config.match;

import dev.understudy.core.route.RequestView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request for tests.
record Asked(String query, Map<String, List<String>> fields, Optional<byte[]> body)
    implements RequestView {
  static Asked query(String query) {
    return new Asked(query, Map.of(), Optional.empty());
  }

  static Asked header(String name, String... values) {
    return new Asked("", Map.of(name, List.of(values)), Optional.empty());
  }

  static Asked body(String payload) {
    return new Asked("", Map.of(), Optional.of(payload.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public List<String> headers(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
