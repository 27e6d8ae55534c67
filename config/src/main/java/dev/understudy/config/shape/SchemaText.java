package dev.understudy.config.shape;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds a schema object, keyword by keyword.
public final class SchemaText {
  private final Map<String, Node> keywords = new LinkedHashMap<>();

  /// Begins with `type`.
  public static SchemaText type(String type) {
    return new SchemaText().with("type", type);
  }

  public SchemaText with(String keyword, String value) {
    return with(keyword, Scalar.string(value));
  }

  public SchemaText with(String keyword, long value) {
    return with(keyword, Scalar.number(value));
  }

  public SchemaText with(String keyword, boolean value) {
    return with(keyword, Scalar.bool(value));
  }

  public SchemaText with(String keyword, Node value) {
    keywords.put(keyword, value);
    return this;
  }

  public SchemaText with(String keyword, List<? extends Node> values) {
    return with(keyword, Sequence.of(List.copyOf(values)));
  }

  /// A list of strings.
  public SchemaText words(String keyword, List<String> values) {
    List<Node> nodes = new ArrayList<>();
    values.forEach(value -> nodes.add(Scalar.string(value)));
    return with(keyword, nodes);
  }

  public Node node() {
    return Mapping.of(keywords);
  }

  /// Any of these.
  public static Node anyOf(List<? extends Node> schemas) {
    return schemas.size() == 1
        ? schemas.getFirst()
        : new SchemaText().with("anyOf", schemas).node();
  }

  /// This word in small and capital letters: ECMA 262 has no flag for it in a pattern.
  static Node anyCase(String word) {
    StringBuilder pattern = new StringBuilder("^");
    for (char c : word.toCharArray()) {
      char capital = Character.toUpperCase(c);
      pattern.append(capital == c ? "" + c : "[" + capital + c + "]");
    }
    return new SchemaText().with("pattern", pattern.append('$').toString()).node();
  }

  /// `schema` with one line of documentation.
  static Node described(Node schema, String doc) {
    Map<String, Node> keywords = new LinkedHashMap<>();
    keywords.put("description", Scalar.string(doc));
    for (Mapping.Entry entry : ((Mapping) schema).entries()) {
      keywords.putIfAbsent(entry.key().text(), entry.value());
    }
    return Mapping.of(keywords);
  }
}
