package dev.understudy.config.edit;

import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/// How new values are written: as the text around them is.
///
/// @param json whether the text is JSON: braces, and quotes around keys and text
/// @param newline the line break of the text
/// @param step blanks of one more level
record Rendering(boolean json, String newline, int step) {
  private static final int LINE = 100;

  /// What stands behind a key or a dash.
  ///
  /// @param head on the same line; may be empty
  /// @param lines below, without a break at their end; may be none
  record Written(String head, List<String> lines) {}

  /// The style of a text.
  static Rendering of(Text text, Part root) {
    boolean json =
        root.isFlow()
            && (root.size() == 0
                || !root.isMapping()
                || root.fields().getFirst().key().form() == Part.Form.DOUBLE_QUOTED);
    return new Rendering(json, text.newline(), step(text, root, -1));
  }

  /// The first level that is indented tells.
  private static int step(Text text, Part part, int column) {
    int own = part.isFlow() && part.size() > 0 ? columnOfFirst(text, part) : column(text, part);
    if (own > column && column >= 0 && (part.isBlock() || part.isFlow())) {
      return own - column;
    }
    for (int i = 0; i < part.size(); i++) {
      int found = part.isMapping() ? step(text, part.child(i), Math.max(0, own)) : 0;
      if (found > 0) {
        return found;
      }
    }
    return column < 0 ? 2 : 0;
  }

  private static int columnOfFirst(Text text, Part part) {
    int first =
        part.isMapping() ? part.fields().getFirst().key().start() : part.items().getFirst().start();
    return text.isFirstOnLine(first) ? text.column(first) : -1;
  }

  private static int column(Text text, Part part) {
    return part.form() == Part.Form.BLOCK_MAPPING && part.size() > 0
        ? text.column(part.fields().getFirst().key().start())
        : -1;
  }

  /// A key.
  String key(String key) {
    return flow(Scalar.string(key));
  }

  /// On one line.
  String flow(Node node) {
    return json ? spacedJson(node) : YamlWriter.inline(node);
  }

  private static String spacedJson(Node node) {
    return switch (node) {
      case Scalar scalar -> JsonWriter.compact(scalar);
      case Sequence sequence -> {
        List<String> items = sequence.items().stream().map(Rendering::spacedJson).toList();
        yield "[" + String.join(", ", items) + "]";
      }
      case Mapping mapping -> {
        List<String> fields = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
          String key = JsonWriter.compact(Scalar.string(entry.key().text()));
          fields.add(key + ": " + spacedJson(entry.value()));
        }
        yield "{" + String.join(", ", fields) + "}";
      }
    };
  }

  /// A value between brackets, over several lines where it is long and its surroundings have lines.
  ///
  /// @param column of what it stands in; negative: all on one line
  String flow(Node node, int column) {
    String line = flow(node);
    if (!json || column < 0 || column + line.length() <= LINE || node instanceof Scalar) {
      return line;
    }
    List<String> parts = new ArrayList<>();
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry ->
                      parts.add(
                          key(entry.key().text()) + ": " + flow(entry.value(), column + step)));
      case Sequence sequence ->
          sequence.items().forEach(item -> parts.add(flow(item, column + step)));
      case Scalar _ -> {}
    }
    String inner = newline + " ".repeat(column + step);
    return (node instanceof Mapping ? "{" : "[")
        + inner
        + String.join("," + inner, parts)
        + newline
        + " ".repeat(column)
        + (node instanceof Mapping ? "}" : "]");
  }

  /// A value in block style.
  ///
  /// @param column of the key or dash in front of it
  /// @param inner column of its own keys or dashes
  /// @param block whether a collection goes on lines of its own even where it fits
  /// @param blockScalar whether a text of several lines may be written as such
  Written block(Node node, int column, int inner, boolean block, boolean blockScalar) {
    if (node instanceof Scalar scalar) {
      return blockScalar && scalar.kind() == Scalar.Kind.STRING && isLiteral(scalar.text())
          ? literal(scalar.text(), " ".repeat(inner))
          : new Written(flow(scalar), List.of());
    }
    String line = flow(node);
    if (Trees.isEmpty(node) || !block && fits(node, line, column)) {
      return new Written(line, List.of());
    }
    List<String> lines = new ArrayList<>();
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry ->
                      lines.addAll(entry(entry.key().text(), entry.value(), inner, blockScalar)));
      case Sequence sequence ->
          sequence.items().forEach(item -> lines.addAll(item(item, inner, blockScalar)));
      case Scalar _ -> {}
    }
    return new Written("", lines);
  }

  private boolean fits(Node node, String line, int column) {
    boolean short_ = column + line.length() <= LINE;
    return short_
        && (column >= 2 * step
            || node instanceof Sequence
            || node instanceof Mapping mapping && mapping.entries().size() == 1 && column > 0);
  }

  /// The lines of a key and its value in a block mapping.
  List<String> entry(String key, Node value, int column, boolean blockScalar) {
    Written written = block(value, column, column + step, false, blockScalar);
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(column) + key(key) + ":" + spaced(written.head()));
    lines.addAll(written.lines());
    return lines;
  }

  /// The lines of an item in a block list.
  List<String> item(Node value, int column, boolean blockScalar) {
    Written written = block(value, column, column + 2, false, blockScalar);
    if (written.head().isEmpty()) {
      List<String> lines = new ArrayList<>(written.lines());
      lines.set(0, " ".repeat(column) + "- " + lines.getFirst().substring(column + 2));
      return lines;
    }
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(column) + "- " + written.head());
    lines.addAll(written.lines());
    return lines;
  }

  private static String spaced(String head) {
    return head.isEmpty() ? "" : " " + head;
  }

  private static Written literal(String text, String indent) {
    boolean ended = text.endsWith("\n");
    List<String> lines = new ArrayList<>();
    for (String line : (ended ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
      lines.add(line.isEmpty() ? "" : indent + line);
    }
    return new Written(ended ? "|" : "|-", lines);
  }

  /// Whether a text reads the same as a block scalar: lines of printable chars, the first and the
  /// last of them not empty, none ending in a blank.
  private static boolean isLiteral(String text) {
    if (text.indexOf('\n') < 0 || text.isBlank() || text.endsWith("\n\n")) {
      return false;
    }
    char first = text.charAt(0);
    if (first == ' ' || first == '\n' || first == '\t') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean printable = c >= 0x20 && c < 0x7f || c >= 0xa0 && c < 0x2000 || c == '\n';
      boolean blankAtEnd = c == ' ' && (i + 1 == text.length() || text.charAt(i + 1) == '\n');
      if (!printable || blankAtEnd) {
        return false;
      }
    }
    return true;
  }
}
