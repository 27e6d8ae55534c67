package dev.understudy.config.edit;

import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Writes trees as a person might who changes style at every line: block and flow, each kind of
/// quotes, block scalars, comments, blank lines, odd indentation. It remembers which value each
/// comment stands in.
final class Scribe {
  private final Random random;
  private final String newline;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Pointer> comments = new TreeMap<>();

  Scribe(Random random) {
    this.random = random;
    this.newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
  }

  /// A text, and in which value each of its comments stands.
  record Page(String text, Map<String, Pointer> comments) {}

  static Node tree(Random random, int depth) {
    int kind = depth == 0 ? 2 : random.nextInt(depth > 2 ? 2 : 4);
    if (kind == 0) {
      Map<String, Node> entries = new LinkedHashMap<>();
      int size = random.nextInt(4);
      for (int i = 0; i < size; i++) {
        entries.put(key(random), tree(random, depth - 1));
      }
      return Mapping.of(entries);
    }
    if (kind == 1) {
      List<Node> items = new ArrayList<>();
      int size = random.nextInt(4);
      for (int i = 0; i < size; i++) {
        items.add(tree(random, depth - 1));
      }
      return Sequence.of(items);
    }
    return scalar(random);
  }

  static String key(Random random) {
    String[] keys = {"a", "b", "c", "get-product", "x y", "#1", "200", "true", "k: v", "é", ""};
    return keys[random.nextInt(keys.length)];
  }

  static Node scalar(Random random) {
    String[] texts = {
      "word",
      "two words",
      "# none",
      "a: b",
      "",
      " lead",
      "trail ",
      "1.5",
      "null",
      "line\nline\n",
      "one\n\n  two",
      "\nlead",
      "tail\n\n",
      "it's",
      "q\"q",
      "\t",
      "[x]",
      "*a",
      "&a",
      "- x",
      "\uD83D\uDE00"
    };
    return switch (random.nextInt(6)) {
      case 0 -> Scalar.bool(random.nextBoolean());
      case 1 -> Scalar.number(random.nextInt(1000));
      case 2 -> Scalar.number(random.nextInt(1000) / 8.0);
      default -> Scalar.string(texts[random.nextInt(texts.length)]);
    };
  }

  Page page(Node root) {
    if (random.nextInt(3) == 0) {
      comment(Pointer.ROOT, 0);
    }
    if (random.nextInt(6) == 0) {
      out.append("---").append(newline);
    }
    if (root instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      block(mapping, random.nextInt(5) == 0 ? 3 : 0, Pointer.ROOT, false);
    } else if (root instanceof Sequence sequence && !sequence.items().isEmpty()) {
      block(sequence, 0, Pointer.ROOT, false);
    } else {
      out.append(flow(root, Pointer.ROOT, 0)).append(newline);
    }
    String text = out.toString();
    if (random.nextInt(4) == 0 && text.endsWith(newline) && !text.endsWith(newline + newline)) {
      text = text.substring(0, text.length() - newline.length());
    }
    return new Page(text, comments);
  }

  private void comment(Pointer owner, int column) {
    String comment = "#comment" + comments.size() + "#";
    comments.put(comment, owner);
    out.append(" ".repeat(column)).append(comment).append(newline);
  }

  private void between(Pointer owner, int column) {
    if (random.nextInt(6) == 0) {
      out.append(newline);
    }
    if (random.nextInt(4) == 0) {
      comment(owner, random.nextInt(3) == 0 ? column + random.nextInt(3) : column);
    }
  }

  private void block(Mapping mapping, int column, Pointer at, boolean started) {
    boolean first = started;
    for (Mapping.Entry entry : mapping.entries()) {
      if (!first) {
        between(at, column);
        out.append(" ".repeat(column));
      }
      first = false;
      String key = entry.key().text();
      out.append(written(Scalar.string(key))).append(random.nextInt(8) == 0 ? " :" : ":");
      value(entry.value(), column, column, at.with(key));
    }
  }

  private void block(Sequence sequence, int column, Pointer at, boolean started) {
    boolean first = started;
    int number = 0;
    for (Node item : sequence.items()) {
      if (!first) {
        between(at, column);
        out.append(" ".repeat(column));
      }
      first = false;
      out.append("-");
      Pointer here = at.with(Integer.toString(number++));
      int inner = column + 2;
      if (random.nextBoolean() && item instanceof Mapping mapping && !mapping.entries().isEmpty()) {
        out.append(" ");
        block(mapping, inner, here, true);
      } else if (random.nextBoolean() && item instanceof Sequence list && !list.items().isEmpty()) {
        out.append(" ");
        block(list, inner, here, true);
      } else {
        value(item, column, column + 1, here);
      }
    }
  }

  /// @param least column of an indentation that would be too little
  private void value(Node node, int column, int least, Pointer at) {
    boolean full = !Trees.isEmpty(node) && !(node instanceof Scalar);
    if (full && random.nextInt(3) > 0) {
      if (random.nextInt(4) == 0) {
        out.append(" ");
        trail(at);
      } else {
        out.append(newline);
      }
      int inner = least + 1 + random.nextInt(4);
      if (node instanceof Mapping mapping) {
        block(mapping, inner, at, false);
      } else {
        block((Sequence) node, inner, at, false);
      }
      return;
    }
    if (node instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.STRING
        && random.nextInt(2) == 0
        && scalar.text().matches("(?s)[a-z][a-z\n ]*[a-z]\n?")) {
      literal(scalar.text(), column + 1 + random.nextInt(3));
      return;
    }
    out.append(random.nextInt(8) == 0 ? "   " : " ").append(flow(node, at, least + 1));
    if (random.nextInt(4) == 0) {
      out.append("  ");
      trail(at);
    } else {
      out.append(newline);
    }
  }

  private void trail(Pointer owner) {
    comment(owner, 0);
  }

  private void literal(String text, int column) {
    boolean ended = text.endsWith("\n");
    out.append(ended ? " |" : " |-").append(newline);
    String body = ended ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append(line.isEmpty() ? "" : " ".repeat(column) + line).append(newline);
    }
  }

  private String flow(Node node, Pointer at, int column) {
    if (node instanceof Scalar scalar) {
      return written(scalar);
    }
    List<String> parts = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        String key = entry.key().text();
        parts.add(
            written(Scalar.string(key)) + ": " + flow(entry.value(), at.with(key), column + 1));
      }
    } else {
      int number = 0;
      for (Node item : ((Sequence) node).items()) {
        parts.add(flow(item, at.with(Integer.toString(number++)), column + 1));
      }
    }
    String open = node instanceof Mapping ? "{" : "[";
    String close = node instanceof Mapping ? "}" : "]";
    boolean trailing = !parts.isEmpty() && random.nextInt(6) == 0;
    if (!parts.isEmpty() && random.nextInt(3) == 0) {
      String gap = newline + " ".repeat(column + 1);
      StringBuilder lines = new StringBuilder(open);
      if (random.nextInt(4) == 0) {
        String comment = "#comment" + comments.size() + "#";
        comments.put(comment, at);
        lines.append(' ').append(comment);
      }
      lines.append(gap).append(String.join("," + gap, parts));
      return lines.append(trailing ? "," : "").append(newline).append(" ".repeat(column)) + close;
    }
    String pad = random.nextInt(4) == 0 ? " " : "";
    return open + pad + String.join(", ", parts) + (trailing ? "," : "") + pad + close;
  }

  private String written(Scalar scalar) {
    if (scalar.kind() == Scalar.Kind.STRING) {
      String text = scalar.text();
      if (random.nextInt(4) == 0 && text.matches("[ -~]*")) {
        return "'" + text.replace("'", "''") + "'";
      }
      if (random.nextInt(4) == 0) {
        return JsonWriter.compact(scalar);
      }
    }
    return YamlWriter.inline(scalar);
  }
}
