package dev.understudy.cli.render;

import dev.understudy.config.text.JsonReader;
import dev.understudy.config.text.JsonReader.NoJsonException;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.YamlWriter;

/// JSON from a server as people read it.
public final class JsonAsYaml {
  private JsonAsYaml() {}

  public static String yaml(String json) {
    return YamlWriter.write(read(json));
  }

  /// Indented.
  public static String json(String json) {
    return JsonWriter.pretty(read(json));
  }

  private static Node read(String json) {
    try {
      return JsonReader.read(json);
    } catch (NoJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
