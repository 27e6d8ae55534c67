package dev.understudy.config.openapi.convert;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A value as XML: members as elements, items as elements of the same name (OpenAPI 3.0.3, section
/// 4.7.26, without its attributes, wrappers and namespaces).
final class Xml {
  private Xml() {}

  /// @param schema whose name is the root's, where it has one
  static String of(JsonNode schema, JsonNode value) {
    String ref = schema.path("$ref").asString("");
    String root = name(ref.substring(ref.lastIndexOf('/') + 1), "root");
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (value.isArray()) {
      out.append('<').append(root).append('>');
      value.forEach(item -> element("item", item, out));
      out.append("</").append(root).append('>');
    } else {
      element(root, value, out);
    }
    return out.append('\n').toString();
  }

  private static void element(String name, JsonNode value, StringBuilder out) {
    if (value.isArray()) {
      value.forEach(item -> element(name, item, out));
      return;
    }
    out.append('<').append(name).append('>');
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        element(name(member.getKey(), "member"), member.getValue(), out);
      }
    } else if (!value.isNull()) {
      out.append(
          (value.isString() ? value.asString() : value.toString())
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;"));
    }
    out.append("</").append(name).append('>');
  }

  private static String name(String text, String otherwise) {
    String name = text.replaceAll("[^A-Za-z0-9._-]", "");
    return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? otherwise : name;
  }
}
