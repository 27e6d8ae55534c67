package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mapping from names to values, in the order of the text.
///
/// @param <V> what stands behind a name
/// @param <T> a value that knows its name
public abstract class NamedShape<V, T> implements Shape<List<T>> {
  private final String noun;
  private final Names names;
  private final Shape<V> value;
  private final int most;

  /// @param noun what the mapping is, `the endpoints`
  /// @param most how many there may be
  protected NamedShape(String noun, Names names, Shape<V> value, int most) {
    this.noun = noun;
    this.names = names;
    this.value = value;
    this.most = most;
  }

  /// The value with its name.
  protected abstract T named(Scalar name, V bound);

  protected abstract String nameOf(T named);

  /// The inverse of [#named].
  protected abstract V valueOf(T named);

  @Override
  public final Optional<List<T>> bind(Node node, Report report) {
    if (!(node instanceof Mapping mapping)) {
      return Scalars.refuse(
          node, noun, "Write a mapping of names, `" + names.example() + ": ...`.", report);
    }
    int size = mapping.entries().size();
    if (size > most) {
      report.error(node.name(), noun + " are " + size + ", more than " + most, "");
      return Optional.empty();
    }
    List<T> values = new ArrayList<>(size);
    for (Mapping.Entry entry : mapping.entries()) {
      boolean good = names.check(entry.key(), report);
      Optional<V> bound = value.bind(entry.value(), report);
      if (good && bound.isPresent()) {
        values.add(named(entry.key(), bound.orElseThrow()));
      }
    }
    return Optional.of(List.copyOf(values));
  }

  @Override
  public final Node write(List<T> values) {
    Map<String, Node> entries = new LinkedHashMap<>();
    values.forEach(each -> entries.put(nameOf(each), value.write(valueOf(each))));
    return Mapping.of(entries);
  }

  @Override
  public final Node schema(Definitions definitions) {
    return SchemaText.type("object")
        .with("maxProperties", most)
        .with("propertyNames", names.schema())
        .with("additionalProperties", value.schema(definitions))
        .node();
  }
}
