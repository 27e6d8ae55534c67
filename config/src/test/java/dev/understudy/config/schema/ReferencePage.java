package dev.understudy.config.schema;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key tables of docs/reference/configuration.md, from the schema and so from the declarations.
/// One table a part of the language: key, value with unit and range, default, meaning.
final class ReferencePage {
  /// A default stands in the words of the declaration: `...; 20 unless said, at most the window.`
  private static final Pattern DEFAULT =
      Pattern.compile("([^;:,.]*(?:\\.\\d[^;:,.]*)?) unless said");

  private final Mapping parts;
  private final Map<String, String> sameAs = new HashMap<>();
  private final StringBuilder page = new StringBuilder();

  private ReferencePage(Mapping parts) {
    this.parts = parts;
  }

  static String keyTables() {
    Source source = new Source("schema.json", Schemas.configuration(), Optional.empty());
    Node schema = Composer.compose(source, new Report()).orElseThrow();
    ReferencePage page = new ReferencePage((Mapping) schema.follow("/$defs").orElseThrow());
    page.parts.entries().forEach(part -> page.part(part.key().text(), (Mapping) part.value()));
    return page.page.toString();
  }

  private void part(String name, Mapping schema) {
    page.append("\n### ").append(name).append("\n\n");
    text(schema, "description").ifPresent(doc -> page.append(sentence(doc)).append("\n\n"));
    String body = body(schema);
    String before = sameAs.putIfAbsent(body, name);
    if (before == null) {
      page.append(body);
    } else {
      page.append("The keys are those of [")
          .append(before)
          .append("](#")
          .append(anchor(before))
          .append(").\n");
    }
  }

  private String body(Mapping schema) {
    StringBuilder body = new StringBuilder();
    if (schema.find("properties").isPresent()) {
      body.append(table(schema));
    } else if (schema.find("anyOf").isPresent()) {
      for (Node form : items(schema, "anyOf")) {
        body.append("- ").append(form((Mapping) form)).append('\n');
      }
    } else {
      body.append(type(schema)).append('\n');
    }
    return body.toString();
  }

  /// One of several sets of keys.
  private String form(Mapping schema) {
    if (schema.find("properties").isEmpty()) {
      return type(schema);
    }
    List<String> keys = new ArrayList<>();
    List<String> required = words(schema, "required");
    properties(schema)
        .forEach(
            entry ->
                keys.add(
                    "`"
                        + entry.key().text()
                        + "` ("
                        + type((Mapping) entry.value())
                        + (required.contains(entry.key().text()) ? "" : ", optional")
                        + ")"));
    patternProperties(schema).ifPresent(keys::add);
    String doc = text(schema, "description").map(it -> ": " + it).orElse("");
    return String.join(", ", keys) + doc;
  }

  private String table(Mapping schema) {
    StringBuilder table =
        new StringBuilder("| key | value | default | meaning |\n|---|---|---|---|\n");
    List<String> required = words(schema, "required");
    for (Mapping.Entry entry : properties(schema)) {
      Mapping value = (Mapping) entry.value();
      String doc = text(value, "description").orElse("");
      table
          .append("| `")
          .append(entry.key().text())
          .append("` | ")
          .append(cell(type(value)))
          .append(" | ")
          .append(required.contains(entry.key().text()) ? "required" : cell(otherwise(value, doc)))
          .append(" | ")
          .append(cell(sentence(doc)))
          .append(" |\n");
    }
    schema
        .find("additionalProperties")
        .filter(Mapping.class::isInstance)
        .ifPresent(
            other ->
                table
                    .append("| any other name | ")
                    .append(cell(type((Mapping) other)))
                    .append(" | - | one of that name |\n"));
    return table.toString();
  }

  private String otherwise(Mapping value, String doc) {
    Matcher matcher = DEFAULT.matcher(doc);
    if (matcher.find()) {
      return matcher.group(1).strip();
    }
    return text(value, "type").filter("boolean"::equals).isPresent() ? "`false`" : "-";
  }

  /// What may be written, in words.
  private String type(Mapping schema) {
    Optional<String> reference = text(schema, "$ref");
    if (reference.isPresent()) {
      String name = reference.get().replaceAll(".*/", "");
      return "[" + name + "](#" + anchor(name) + ")";
    }
    for (String several : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.find(several).isPresent()) {
        List<String> types = new ArrayList<>();
        items(schema, several).forEach(it -> types.add(type((Mapping) it)));
        return String.join(", or ", types.stream().distinct().toList());
      }
    }
    if (schema.find("const").isPresent()) {
      return "`" + ((Scalar) schema.find("const").orElseThrow()).text() + "`";
    }
    if (schema.find("enum").isPresent()) {
      return "`" + String.join("`, `", words(schema, "enum")) + "`";
    }
    return switch (text(schema, "type").orElse("text")) {
      case "integer" -> "whole number" + range(schema);
      case "number" -> "number" + range(schema);
      case "boolean" -> "`true` or `false`";
      case "array" -> "list of " + itemTypes(schema) + count(schema, "minItems", "maxItems");
      case "object" -> mapped(schema);
      case "string" ->
          text(schema, "pattern")
              .map(it -> "text like `" + it.replaceAll("^\\^|\\$$", "") + "`")
              .orElse("text");
      default -> "text";
    };
  }

  private String itemTypes(Mapping schema) {
    return schema.find("items").map(it -> type((Mapping) it)).orElse("values");
  }

  private String mapped(Mapping schema) {
    Optional<Node> values = schema.find("additionalProperties").filter(Mapping.class::isInstance);
    if (values.isPresent()) {
      return "by name: "
          + type((Mapping) values.get())
          + count(schema, "minProperties", "maxProperties");
    }
    List<String> keys = new ArrayList<>();
    properties(schema).forEach(it -> keys.add("`" + it.key().text() + "`"));
    patternProperties(schema).ifPresent(keys::add);
    return keys.isEmpty() ? "a mapping" : "mapping of " + String.join(", ", keys);
  }

  private static Optional<String> patternProperties(Mapping schema) {
    return schema.find("patternProperties").map(_ -> "percentiles such as `p50`, `p99.9`");
  }

  private static String range(Mapping schema) {
    StringBuilder range = new StringBuilder();
    bound(schema, "minimum").ifPresent(it -> range.append(" >= ").append(it));
    bound(schema, "exclusiveMinimum").ifPresent(it -> range.append(" > ").append(it));
    bound(schema, "maximum")
        .ifPresent(it -> range.append(range.isEmpty() ? "" : ",").append(" <= ").append(it));
    return range.toString();
  }

  /// A bound that is not just that of a 64-bit number.
  private static Optional<String> bound(Mapping schema, String keyword) {
    return text(schema, keyword).filter(it -> it.length() < 18);
  }

  private static String count(Mapping schema, String least, String most) {
    Optional<String> from = text(schema, least);
    Optional<String> to = text(schema, most);
    return from.isEmpty() && to.isEmpty()
        ? ""
        : " (" + from.orElse("0") + " to " + to.orElse("any number") + ")";
  }

  private static List<Mapping.Entry> properties(Mapping schema) {
    return schema.find("properties").map(it -> ((Mapping) it).entries()).orElse(List.of());
  }

  private static List<Node> items(Mapping schema, String keyword) {
    return ((Sequence) schema.find(keyword).orElseThrow()).items();
  }

  private static List<String> words(Mapping schema, String keyword) {
    return schema
        .find(keyword)
        .map(it -> ((Sequence) it).items().stream().map(word -> ((Scalar) word).text()).toList())
        .orElse(List.of());
  }

  private static Optional<String> text(Mapping schema, String keyword) {
    return schema.find(keyword).filter(Scalar.class::isInstance).map(it -> ((Scalar) it).text());
  }

  /// As the renderers of Markdown name a heading's anchor.
  private static String anchor(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String sentence(String doc) {
    return doc.isEmpty()
        ? ""
        : doc.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + doc.substring(1).replaceAll("\\.$", "")
            + ".";
  }
}
