package dev.understudy.config.text;

import java.util.regex.Pattern;

/// A tree as YAML text: block style, with flow style for what fits on one line deeper down. What is
/// written reads back as an equal tree.
public final class YamlWriter {
  /// Plain text that no YAML reader takes for anything else.
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9/]([A-Za-z0-9_./%$+ -]*[A-Za-z0-9_./%$+-])?");

  private static final int LINE = 100;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  public static String write(Node root) {
    var writer = new YamlWriter();
    if (root instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      writer.block(mapping, 0);
    } else {
      writer.out.append(inline(root)).append('\n');
    }
    return writer.out.toString();
  }

  private void block(Mapping mapping, int indent) {
    for (Mapping.Entry entry : mapping.entries()) {
      out.repeat(' ', indent).append(scalar(entry.key())).append(':');
      String flow = inline(entry.value());
      boolean block =
          entry.value() instanceof Mapping inner
              && !inner.entries().isEmpty()
              && (indent < 2 || flow.length() + indent > LINE);
      if (block) {
        out.append('\n');
        block((Mapping) entry.value(), indent + 2);
      } else {
        out.append(' ').append(flow).append('\n');
      }
    }
  }

  /// On one line, whatever its length; good in block and in flow style.
  public static String inline(Node node) {
    StringBuilder out = new StringBuilder();
    flow(node, out);
    return out.toString();
  }

  private static void flow(Node node, StringBuilder out) {
    switch (node) {
      case Scalar scalar -> out.append(scalar(scalar));
      case Sequence sequence -> {
        String separator = "[";
        for (Node item : sequence.items()) {
          out.append(separator);
          flow(item, out);
          separator = ", ";
        }
        out.append(sequence.items().isEmpty() ? "[]" : "]");
      }
      case Mapping mapping -> {
        String separator = "{";
        for (Mapping.Entry entry : mapping.entries()) {
          out.append(separator).append(scalar(entry.key())).append(": ");
          flow(entry.value(), out);
          separator = ", ";
        }
        out.append(mapping.entries().isEmpty() ? "{}" : "}");
      }
    }
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> "null";
      case BOOLEAN, NUMBER, NOT_FINITE -> scalar.text();
      case STRING -> {
        String text = scalar.text();
        boolean safe =
            SAFE.matcher(text).matches() && Scalar.plain(text).kind() == Scalar.Kind.STRING;
        yield safe ? text : JsonWriter.compact(Scalar.string(text));
      }
    };
  }
}
