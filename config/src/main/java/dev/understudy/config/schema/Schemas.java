package dev.understudy.config.schema;

import dev.understudy.config.document.Document;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;

/// The JSON Schema of the language.
public final class Schemas {
  private Schemas() {}

  /// The JSON Schema (2020-12) of a configuration, pretty-printed.
  public static String configuration() {
    Definitions definitions = new Definitions();
    Node root = Document.SHAPE.schema(definitions);
    SchemaText schema =
        new SchemaText()
            .with("$schema", "https://json-schema.org/draft/2020-12/schema")
            .with("$id", "urn:understudy:configuration:" + Document.VERSION)
            .with("title", "Understudy configuration, version " + Document.VERSION);
    for (Mapping.Entry keyword : ((Mapping) root).entries()) {
      schema.with(keyword.key().text(), keyword.value());
    }
    return JsonWriter.pretty(schema.with("$defs", definitions.all()).node());
  }
}
