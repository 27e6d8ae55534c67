package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import java.util.List;
import java.util.Optional;

/// What a reply carries.
public sealed interface Payload {
  /// Nothing.
  record None() implements Payload {}

  /// A value, sent as compact JSON.
  record Json(Located<Node> value) implements Payload {}

  /// A text, sent as UTF-8.
  record Text(Located<String> text) implements Payload {}

  /// The bytes of a file in the configuration's folder, as they are.
  record Contents(Located<String> file) implements Payload {}

  /// A payload of a size, made by the program.
  record Generated(Generate generate) implements Payload {}

  /// One of several payloads.
  record Examples(List<Example> examples) implements Payload {
    public Examples {
      examples = List.copyOf(examples);
    }
  }

  /// The keys `json`, `body` and `file`, of which one may be written.
  record Keys(Field<Located<Node>> json, Field<Located<String>> body, Field<Located<String>> file) {
    static Keys in(ObjectShape<?> object) {
      return new Keys(
          object.optional(
              "json",
              new AnyJson().located(),
              "The payload as a value, with `${...}` in its texts; application/json unless said."),
          object.optional(
              "body",
              Scalars.text("a text").located(),
              "The payload as text, with `${...}` in it; content-type text/plain unless said."),
          object.optional(
              "file",
              Scalars.text("a file").located(),
              "A file in the configuration's folder, sent as it is; content-type by its ending."));
    }

    Payload payload(Bound bound) {
      Optional<Located<Node>> value = bound.find(json);
      if (value.isPresent()) {
        return new Json(value.orElseThrow());
      }
      Optional<Located<String>> text = bound.find(body);
      if (text.isPresent()) {
        return new Text(text.orElseThrow());
      }
      Optional<Located<String>> contents = bound.find(file);
      return contents.isPresent() ? new Contents(contents.orElseThrow()) : new None();
    }

    void write(Payload payload, Written out) {
      switch (payload) {
        case Json(var value) -> out.put(json, value);
        case Text(var text) -> out.put(body, text);
        case Contents(var contents) -> out.put(file, contents);
        case None _, Generated _, Examples _ -> {}
      }
    }
  }
}
