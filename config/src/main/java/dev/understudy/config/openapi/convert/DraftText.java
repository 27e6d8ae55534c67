package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.convert.Draft.DraftEndpoint;
import dev.understudy.config.openapi.convert.Draft.Section;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.YamlWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// A draft as text.
final class DraftText {
  private static final int LINE = 100;

  private DraftText() {}

  static String of(Draft draft) {
    StringBuilder out = new StringBuilder();
    draft.heading().forEach(line -> out.append("# ").append(line).append('\n'));
    Layout layout = new Layout(out);
    layout.entry("version", Scalar.number(1), 0, "");
    draft.above().forEach((key, value) -> entry(key, value, layout, out));
    out.append("\nendpoints:").append(draft.endpoints().isEmpty() ? " {}\n" : "\n");
    boolean first = true;
    for (Section section : draft.sections()) {
      if (!section.title().isEmpty()) {
        out.append(first ? "" : "\n").append("  # ").append(section.title()).append("\n\n");
      } else if (!first) {
        out.append('\n');
      }
      first = false;
      String gap = "";
      for (DraftEndpoint endpoint : section.endpoints()) {
        out.append(gap).append(endpoint(endpoint));
        gap = "\n";
      }
    }
    draft.below().forEach((key, value) -> entry(key, value, layout, out));
    return out.toString();
  }

  /// The lines of one endpoint.
  static String endpoint(DraftEndpoint endpoint) {
    StringBuilder out = new StringBuilder();
    new Layout(out).open(endpoint.id(), endpoint.value(), 2, endpoint.comment());
    return out.toString();
  }

  private static void entry(String key, Node value, Layout layout, StringBuilder out) {
    if (key.equals("groups") && value instanceof Mapping groups) {
      out.append("\ngroups:\n");
      groups.entries().forEach(entry -> out.append(group(entry.key().text(), entry.value())));
      return;
    }
    if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      out.append('\n');
      layout.open(key, mapping, 0, "");
    } else {
      layout.entry(key, value, 0, "");
    }
  }

  /// The lines of a group; its members fill lines.
  static String group(String name, Node value) {
    StringBuilder out = new StringBuilder();
    Layout layout = new Layout(out);
    if (!(value instanceof Mapping group)) {
      layout.entry(name, value, 2, "");
      return out.toString();
    }
    out.append("  ").append(YamlWriter.inline(Scalar.string(name))).append(":\n");
    for (Map.Entry<String, Node> each : entries(group).entrySet()) {
      if (each.getKey().equals("members") && each.getValue() instanceof Sequence members) {
        out.append("    members: [").append(filled(members)).append("]\n");
      } else {
        layout.entry(each.getKey(), each.getValue(), 4, "");
      }
    }
    return out.toString();
  }

  private static String filled(Sequence members) {
    StringBuilder out = new StringBuilder();
    int column = 14;
    String separator = "";
    for (Node member : members.items()) {
      String word = YamlWriter.inline(member);
      if (column + word.length() + 2 > LINE && !separator.isEmpty()) {
        out.append(",\n      ").append(word);
        column = 6 + word.length();
      } else {
        out.append(separator).append(word);
        column += separator.length() + word.length();
      }
      separator = ", ";
    }
    return out.toString();
  }

  static Map<String, Node> entries(Mapping mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
    return entries;
  }
}
