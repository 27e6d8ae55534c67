package dev.understudy.config.match;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first text or number that a JSONPath selects in a payload. Equal where the path is.
public final class JsonPathValue {
  private static final Configuration SELECT =
      Configuration.builder()
          .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  private final String text;
  private final JsonPath path;

  private JsonPathValue(String text, JsonPath path) {
    this.text = text;
    this.path = path;
  }

  /// @throws MatchException where `path` is no JSONPath, or one that could run without end
  public static JsonPathValue of(String path) {
    JsonPathCondition.of(path, ValueTest.present());
    return new JsonPathValue(path, JsonPath.compile(path));
  }

  /// Empty where the payload is no JSON or has no text or number there.
  Optional<String> text(byte[] payload) {
    return Json.value(payload).flatMap(this::first);
  }

  private Optional<String> first(Object json) {
    @Nullable List<@Nullable Object> selected = path.read(json, SELECT);
    if (selected == null || selected.isEmpty()) {
      return Optional.empty();
    }
    Object value = selected.getFirst();
    return value instanceof String || value instanceof Number
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonPathValue that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
