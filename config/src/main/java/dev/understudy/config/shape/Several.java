package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        report.error(node, noun + " has " + range + " items, but this one has " + size, "");
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
}
