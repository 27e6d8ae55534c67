package dev.understudy.core.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Expected values; where they come from stands in the file.
public final class LoadReference {
  private LoadReference() {}

  public static JsonNode get(String name) {
    try (InputStream file = LoadReference.class.getResourceAsStream("load-reference.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file)).get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
