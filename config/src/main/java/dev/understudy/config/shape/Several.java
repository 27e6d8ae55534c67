package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Shapes of several values.
public final class Several {
  private Several() {}

  /// A list of `least` to `most` values; values that cannot be bound are left out of it.
  ///
  /// @param noun what the list is, `a list of parts`
  public static <T> Shape<List<T>> list(String noun, Shape<T> item, int least, int most) {
    return new ListShape<>(noun, item, least, most);
  }

  /// One value, or a list of `1` to `most`.
  public static <T> Shape<List<T>> oneOrMore(String noun, Shape<T> item, int most) {
    ListShape<T> list = new ListShape<>(noun, item, 1, most);
    return new Shape<>() {
      @Override
      public Optional<List<T>> bind(Node node, Report report) {
        return node instanceof Sequence
            ? list.bind(node, report)
            : item.bind(node, report).map(List::of);
      }

      @Override
      public Node write(List<T> values) {
        return values.size() == 1 ? item.write(values.getFirst()) : list.write(values);
      }

      @Override
      public Node schema(Definitions definitions) {
        return SchemaText.anyOf(List.of(item.schema(definitions), list.schema(definitions)));
      }
    };
  }

  private record ListShape<T>(String noun, Shape<T> item, int least, int most)
      implements Shape<List<T>> {
    @Override
    public Optional<List<T>> bind(Node node, Report report) {
      if (!(node instanceof Sequence sequence)) {
        return Scalars.refuse(node, noun, "", report);
      }
      int size = sequence.items().size();
      if (size < least || size > most) {
        String range = least == most ? "" + least : least + " to " + most;
        report.error(node, noun + " has " + range + " of them, but this one " + size, "");
        return Optional.empty();
      }
      List<T> values = new ArrayList<>(size);
      for (Node each : sequence.items()) {
        item.bind(each, report).ifPresent(values::add);
      }
      return values.size() == size ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public Node write(List<T> values) {
      List<Node> items = new ArrayList<>(values.size());
      values.forEach(value -> items.add(item.write(value)));
      return Sequence.of(items);
    }

    @Override
    public Node schema(Definitions definitions) {
      return SchemaText.type("array")
          .with("items", item.schema(definitions))
          .with("minItems", least)
          .with("maxItems", most)
          .node();
    }
  }

  /// A value that goes by a name.
  ///
  /// @param key where the name stands
  public record Named<T>(String name, Node key, T value) {}

  /// A mapping from names to values, in the order of the text.
  ///
  /// @param noun what the mapping is, `the endpoints`
  /// @param key what a name may be
  /// @param nameOf the name of a value, for writing
  /// @param named the value with its name, from what was bound
  public static <V, T> Shape<List<T>> named(
      String noun,
      Names key,
      Shape<V> value,
      int most,
      Function<Named<V>, T> named,
      Function<T, String> nameOf,
      Function<T, V> valueOf) {
    return new Shape<>() {
      @Override
      public Optional<List<T>> bind(Node node, Report report) {
        if (!(node instanceof Mapping mapping)) {
          return Scalars.refuse(
              node, noun, "Write a mapping of names, `" + key.example() + ": ...`.", report);
        }
        if (mapping.entries().size() > most) {
          report.error(
              node.name(), noun + " are " + mapping.entries().size() + ", more than " + most, "");
          return Optional.empty();
        }
        List<T> values = new ArrayList<>(mapping.entries().size());
        for (Mapping.Entry entry : mapping.entries()) {
          boolean good = key.check(entry.key(), report);
          Optional<V> bound = value.bind(entry.value(), report);
          if (good && bound.isPresent()) {
            values.add(
                named.apply(new Named<>(entry.key().text(), entry.key(), bound.orElseThrow())));
          }
        }
        return Optional.of(List.copyOf(values));
      }

      @Override
      public Node write(List<T> values) {
        Map<String, Node> entries = new LinkedHashMap<>();
        values.forEach(each -> entries.put(nameOf.apply(each), value.write(valueOf.apply(each))));
        return Mapping.of(entries);
      }

      @Override
      public Node schema(Definitions definitions) {
        SchemaText schema = SchemaText.type("object").with("maxProperties", most);
        schema.with("propertyNames", key.schema());
        return schema.with("additionalProperties", value.schema(definitions)).node();
      }
    };
  }

  /// What names may be.
  ///
  /// @param noun `an id`
  /// @param help what it is made of
  /// @param reserved in lower case: names that cannot be given, in any case
  public record Names(
      String noun, Pattern pattern, String help, String example, List<String> reserved) {
    boolean check(Scalar key, Report report) {
      if (reserved.contains(key.text().toLowerCase(Locale.ROOT))) {
        report.error(key, "\"" + key.text() + "\" is reserved", help);
        return false;
      }
      if (!pattern.matcher(key.text()).matches()) {
        report.error(key, "\"" + key.text() + "\" is not " + noun, help);
        return false;
      }
      return true;
    }

    Node schema() {
      SchemaText schema = new SchemaText().with("pattern", "^(?:" + pattern.pattern() + ")$");
      if (!reserved.isEmpty()) {
        List<Node> words = new ArrayList<>();
        reserved.forEach(word -> words.add(SchemaText.anyCase(word)));
        schema.with("not", SchemaText.anyOf(words));
      }
      return schema.node();
    }
  }
}
