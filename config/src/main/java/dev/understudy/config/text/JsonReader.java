package dev.understudy.config.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON text (RFC 8259, to the letter) as a tree without places: what clients send. A key that
/// stands twice, or more than a hundred levels, is an error.
public final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonReader() {}

  /// What is wrong with a text that is no JSON.
  public static final class NoJsonException extends Exception {
    private static final long serialVersionUID = 1;

    NoJsonException(String message) {
      super(message);
    }
  }

  /// @throws NoJsonException where the text is none; with line and column
  public static Node read(String text) throws NoJsonException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new NoJsonException("there is nothing");
      }
      Node node = value(parser, 0);
      if (parser.nextToken() != null) {
        throw new NoJsonException("something stands behind the value");
      }
      return node;
    } catch (JacksonException e) {
      throw new NoJsonException(
          e.getOriginalMessage()
              + (e.getLocation() == null
                  ? ""
                  : " (line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr()
                      + ")"));
    }
  }

  private static Node value(JsonParser parser, int depth) throws NoJsonException {
    if (depth > Composer.MAX_DEPTH) {
      throw new NoJsonException("nested deeper than " + Composer.MAX_DEPTH + " levels");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          entries.put(key, value(parser, depth + 1));
        }
        yield Mapping.of(entries);
      }
      case START_ARRAY -> {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser, depth + 1));
        }
        yield Sequence.of(items);
      }
      case VALUE_STRING -> Scalar.string(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Scalar.plain(parser.getString());
      case VALUE_TRUE -> Scalar.bool(true);
      case VALUE_FALSE -> Scalar.bool(false);
      case VALUE_NULL -> Scalar.plain("null");
      default -> throw new NoJsonException("this is no JSON: " + token);
    };
  }
}
