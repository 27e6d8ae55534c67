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
    return bind(mapping, mapping.entries(), report);
  }

  /// The values of some of a mapping's entries: where other keys stand among the names.
  public final Optional<List<T>> bind(Node node, List<Mapping.Entry> entries, Report report) {
    int size = entries.size();
    if (size > most) {
      report.error(node.name(), noun + " are " + size + ", more than " + most, "");
      return Optional.empty();
    }
    List<T> values = new ArrayList<>(size);
    for (Mapping.Entry entry : entries) {
      one(entry, report).ifPresent(values::add);
    }
    return Optional.of(List.copyOf(values));
  }

  /// An entry that has been bound before without a problem, by this shape, is not bound again.
  @SuppressWarnings("unchecked")
  private Optional<T> one(Mapping.Entry entry, Report report) {
    if (entry.value() instanceof Mapping mapping) {
      Optional<Object> known = mapping.meaning(this);
      if (known.isPresent()) {
        return known.map(it -> (T) it);
      }
    }
    int before = report.heard();
    boolean good = names.check(entry.key(), report);
    Optional<T> named =
        value.bind(entry.value(), report).filter(_ -> good).map(it -> named(entry.key(), it));
    if (named.isPresent() && report.heard() == before && entry.value() instanceof Mapping mapping) {
      mapping.means(this, named.orElseThrow());
    }
    return named;
  }

  @Override
  public final Node write(List<T> values) {
    return Mapping.of(entries(values));
  }

  /// What [#write] puts into the mapping.
  public final Map<String, Node> entries(List<T> values) {
    Map<String, Node> entries = new LinkedHashMap<>();
    values.forEach(each -> entries.put(nameOf(each), value.write(valueOf(each))));
    return entries;
  }

  /// What one value looks like.
  public final Node valueSchema(Definitions definitions) {
    return value.schema(definitions);
  }

  /// What a name looks like.
  public final Node nameSchema() {
    return names.schema();
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
