package dev.understudy.config.match;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Payloads read as JSON: strict RFC 8259, one value, nesting bounded by Jackson (500).
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
  private static final ObjectReader VALUE = MAPPER.readerFor(Object.class);

  private Json() {}

  /// Empty where the payload is no JSON.
  static Optional<JsonNode> tree(byte[] payload) {
    return read(TREE, payload);
  }

  /// As maps, lists, strings, numbers, booleans; empty where the payload is no JSON or is `null`.
  static Optional<Object> value(byte[] payload) {
    return read(VALUE, payload);
  }

  private static <T> Optional<T> read(ObjectReader reader, byte[] payload) {
    if (payload.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(reader.readValue(payload));
    } catch (JacksonException e) {
      return Optional.empty(); // a payload that is no JSON meets no condition on JSON
    }
  }
}
