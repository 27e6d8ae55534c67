package dev.understudy.core.route;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request for tests.
record Asked(String method, String path, String query, @Nullable String payload)
    implements RequestView {
  static Asked get(String path) {
    return new Asked("GET", path, "", null);
  }

  Asked with(String query) {
    return new Asked(method, path, query, payload);
  }

  Asked withBody(String payload) {
    return new Asked(method, path, query, payload);
  }

  @Override
  public List<String> headers(String name) {
    return List.of();
  }

  @Override
  public Optional<byte[]> body() {
    return payload == null
        ? Optional.empty()
        : Optional.of(payload.getBytes(StandardCharsets.UTF_8));
  }
}
