package dev.understudy.config.schema;

import dev.understudy.config.document.Document;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Objects of the schema as lists of parameters: what a form needs to know of each key.
final class SchemaReader {
  private static final Set<String> DIMENSIONS =
      Arrays.stream(Dimension.values())
          .map(it -> it.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final List<String> RANGES =
      List.of("minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems");

  private final Mapping definitions;

  private SchemaReader(Mapping definitions) {
    this.definitions = definitions;
  }

  static SchemaReader ofConfiguration() {
    Definitions definitions = new Definitions();
    Document.SHAPE.schema(definitions);
    return new SchemaReader((Mapping) definitions.all());
  }

  /// A mapping in the making, in order.
  static final class Entry {
    private final Map<String, Node> members = new LinkedHashMap<>();

    Entry with(String name, Node value) {
      members.put(name, value);
      return this;
    }

    Entry with(String name, String value) {
      return with(name, Scalar.string(value));
    }

    Node node() {
      return Mapping.of(members);
    }
  }

  static Node words(List<String> words) {
    return Sequence.of(words.stream().<Node>map(Scalar::string).toList());
  }

  /// `{doc, parameters}` of an object.
  Node object(String name) {
    return new Entry()
        .with("doc", text(definition(name), "description"))
        .with("parameters", parameters(name))
        .node();
  }

  /// The keys of an object.
  Node parameters(String name) {
    return Sequence.of(parameters(definition(name)));
  }

  /// The keys of an object of which one is written, each with its own parameters.
  Node choices(String name) {
    List<Node> choices = new ArrayList<>();
    for (Mapping.Entry key : properties(definition(name))) {
      choices.add(choice(name, key.key().text()));
    }
    return Sequence.of(choices);
  }

  /// One of them.
  Node choice(String name, String key) {
    Node property =
        definition(name).follow("/properties/" + key).orElseThrow(() -> missing(name, key));
    Entry entry = new Entry().with("name", key).with("doc", text(property, "description"));
    Optional<String> referred = reference(property).filter(it -> !DIMENSIONS.contains(it));
    if (referred.isPresent()) {
      entry.with("parameters", parameters(referred.get()));
    } else {
      describe(property, entry);
    }
    return entry.node();
  }

  private static IllegalStateException missing(String name, String key) {
    return new IllegalStateException("the schema has no " + key + " in " + name);
  }

  private List<Node> parameters(Node object) {
    Set<String> required =
        object.follow("/required").stream()
            .flatMap(it -> ((Sequence) it).items().stream())
            .map(it -> ((Scalar) it).text())
            .collect(Collectors.toSet());
    List<Node> parameters = new ArrayList<>();
    for (Mapping.Entry key : properties(object)) {
      Entry entry =
          new Entry()
              .with("name", key.key().text())
              .with("doc", text(key.value(), "description"))
              .with("required", Scalar.bool(required.contains(key.key().text())));
      describe(key.value(), entry);
      parameters.add(entry.node());
    }
    return parameters;
  }

  /// Type, unit, range and choices of a value.
  private void describe(Node value, Entry into) {
    Optional<String> referred = reference(value);
    Optional<Node> alternatives = value.follow("/anyOf");
    if (referred.isPresent()) {
      String name = referred.get();
      if (DIMENSIONS.contains(name)) {
        into.with("type", name);
      } else {
        into.with("type", "object").with("object", name);
      }
    } else if (value.follow("/enum").isPresent()) {
      into.with("type", "choice").with("choices", value.follow("/enum").orElseThrow());
    } else if (alternatives.isPresent()) {
      List<Node> items = ((Sequence) alternatives.get()).items();
      describe(items.getFirst(), into);
      List<Node> others = new ArrayList<>();
      for (Node other : items.subList(1, items.size())) {
        Entry entry = new Entry();
        describe(other, entry);
        others.add(entry.node());
      }
      into.with("or", Sequence.of(others));
    } else if (value.follow("/const").isPresent()) {
      into.with("type", "constant").with("value", value.follow("/const").orElseThrow());
    } else {
      into.with("type", type(value));
      for (String range : RANGES) {
        value.follow("/" + range).ifPresent(it -> into.with(range, it));
      }
      value
          .follow("/items")
          .ifPresent(
              item -> {
                Entry entry = new Entry();
                describe(item, entry);
                into.with("items", entry.node());
              });
    }
  }

  private static String type(Node value) {
    return switch (value.follow("/type").orElse(Scalar.string("any"))) {
      case Scalar one ->
          switch (one.text()) {
            case "string" -> "text";
            case "array" -> "list";
            case String other -> other;
          };
      case Sequence _ -> "text"; // a text that may look like a number
      case Mapping _ -> "any";
    };
  }

  private static Optional<String> reference(Node value) {
    return value
        .follow("/$ref")
        .map(it -> ((Scalar) it).text())
        .map(it -> it.substring(it.lastIndexOf('/') + 1));
  }

  private Node definition(String name) {
    return definitions.find(name).orElseThrow(() -> missing("$defs", name));
  }

  private static List<Mapping.Entry> properties(Node object) {
    return object.follow("/properties").map(it -> ((Mapping) it).entries()).orElse(List.of());
  }

  private static String text(Node node, String key) {
    return node.follow("/" + key).map(it -> ((Scalar) it).text()).orElse("");
  }
}
