package dev.understudy.config.openapi.convert;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.YamlWriter;
import java.util.regex.Pattern;

/// Values as a person writes them: on the line of their key where they fit, else on lines below;
/// quotes only where they are needed; texts of several lines as such.
final class Layout {
  private static final int LINE = 130;

  /// A text that needs no quotes outside of braces. What YAML takes for something else than text is
  /// excluded by its kind.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/$](?:[!-~ ]*[!-~])?");

  private static final Pattern SPECIAL = Pattern.compile(": |:$| #");

  private final StringBuilder out;

  Layout(StringBuilder out) {
    this.out = out;
  }

  /// One key and its value.
  ///
  /// @param comment behind the key where the value stands below, else behind the value; may be
  ///   empty
  void entry(String key, Node value, int indent, String comment) {
    key(key, indent);
    value(value, indent, comment);
  }

  /// One key and its mapping, whose keys stand on lines of their own, even where they are few.
  void open(String key, Mapping value, int indent, String comment) {
    key(key, indent);
    note(comment);
    members(value, indent + 2);
  }

  private void key(String key, int indent) {
    out.repeat(' ', indent).append(YamlWriter.inline(Scalar.string(key))).append(':');
  }

  private void members(Mapping mapping, int indent) {
    mapping.entries().forEach(entry -> entry(entry.key().text(), entry.value(), indent, ""));
  }

  private void value(Node value, int indent, String comment) {
    switch (value) {
      case Scalar scalar -> scalar(scalar, indent, comment);
      case Sequence sequence -> {
        if (!inline(sequence, comment)) {
          note(comment);
          sequence.items().forEach(item -> item(item, indent + 2));
        }
      }
      case Mapping mapping -> {
        if (!inline(mapping, comment)) {
          note(comment);
          members(mapping, indent + 2);
        }
      }
    }
  }

  /// Writes a collection on the line of its key, where it fits there.
  private boolean inline(Node value, String comment) {
    String flow = YamlWriter.inline(value);
    int column = out.length() - out.lastIndexOf("\n") - 1;
    if (column + 1 + flow.length() > LINE) {
      return false;
    }
    out.append(' ').append(flow);
    note(comment);
    return true;
  }

  private void scalar(Scalar scalar, int indent, String comment) {
    String text = scalar.text();
    boolean isText = scalar.kind() == Scalar.Kind.STRING;
    if (isText && text.indexOf('\n') >= 0 && isLiteral(text)) {
      boolean ended = text.endsWith("\n");
      out.append(ended ? " |" : " |-");
      note(comment);
      text.lines()
          .forEach(
              line -> out.append(line.isEmpty() ? "" : " ".repeat(indent + 2) + line).append('\n'));
      return;
    }
    out.append(' ').append(isText && isPlain(text) ? text : YamlWriter.inline(scalar));
    note(comment);
  }

  private void item(Node item, int indent) {
    out.repeat(' ', indent).append("-");
    if (item instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      if (inline(item, "")) {
        return;
      }
      boolean first = true;
      for (Mapping.Entry entry : mapping.entries()) {
        if (first) {
          out.append(' ').append(YamlWriter.inline(Scalar.string(entry.key().text()))).append(':');
          value(entry.value(), indent + 2, "");
          first = false;
        } else {
          entry(entry.key().text(), entry.value(), indent + 2, "");
        }
      }
      return;
    }
    value(item, indent, "");
  }

  private void note(String comment) {
    out.append(comment.isEmpty() ? "\n" : " # " + comment + "\n");
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && !SPECIAL.matcher(text).find()
        && Scalar.plainKind(text) == Scalar.Kind.STRING;
  }

  /// Whether the lines may stand as they are: printable, none ends in a blank, the first one is not
  /// indented.
  private static boolean isLiteral(String text) {
    if (text.endsWith("\n\n") || text.charAt(0) == ' ' || text.charAt(0) == '\n') {
      return false;
    }
    char before = '\n';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean printable = c >= ' ' && c < 0x7f || c >= 0xa1 && c < 0x1680 || c == '\n';
      if (!printable || c == '\n' && before == ' ') {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }
}
