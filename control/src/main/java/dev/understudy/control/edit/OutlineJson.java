package dev.understudy.control.edit;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What stands where in a text: a list of `{pointer, key, kind, range}`, in the order of the text.
public final class OutlineJson {
  /// More would be no outline; the deeper levels of a large text are asked for one by one.
  private static final int MOST = 50_000;

  private final int depth;
  private final JsonArray out = new JsonArray();

  private OutlineJson(int depth) {
    this.depth = depth;
  }

  /// @param depth levels below the root, from 1
  public static JsonArray of(Node root, int depth) {
    OutlineJson outline = new OutlineJson(depth);
    outline.inside(root, "", 1);
    return outline.out;
  }

  private void inside(Node node, String pointer, int level) {
    if (level > depth) {
      return;
    }
    switch (node) {
      case Mapping mapping -> {
        for (Mapping.Entry entry : mapping.entries()) {
          String key = entry.key().text();
          String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
          add(at, key, entry.value(), entry.key());
          inside(entry.value(), at, level + 1);
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          Node item = sequence.items().get(i);
          add(pointer + "/" + i, Integer.toString(i), item, item);
          inside(item, pointer + "/" + i, level + 1);
        }
      }
      case Scalar _ -> {}
    }
  }

  private void add(String pointer, String key, Node value, Node from) {
    if (out.size() < MOST) {
      out.add(
          new JsonObject()
              .put("pointer", pointer)
              .put("key", key)
              .put("kind", kind(value))
              .put("keyRange", Ranges.of(from.place()))
              .put("range", Ranges.of(value.place())));
    }
  }

  /// What a value is, in JSON's words.
  public static String kind(Node node) {
    return switch (node) {
      case Mapping _ -> "object";
      case Sequence _ -> "array";
      case Scalar scalar ->
          switch (scalar.kind()) {
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case NUMBER, NOT_FINITE -> "number";
            case STRING -> "string";
          };
    };
  }
}
