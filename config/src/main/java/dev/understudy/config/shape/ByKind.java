package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A short form and a long one: a mapping is the long form, all else the short one.
///
/// @param isShort whether a value is written in the short form
public record ByKind<T>(Shape<T> shortForm, Shape<T> longForm, Predicate<T> isShort)
    implements Shape<T> {
  @Override
  public Optional<T> bind(Node node, Report report) {
    return node instanceof Mapping ? longForm.bind(node, report) : shortForm.bind(node, report);
  }

  @Override
  public Node write(T value) {
    return isShort.test(value) ? shortForm.write(value) : longForm.write(value);
  }

  @Override
  public Node schema(Definitions definitions) {
    return SchemaText.anyOf(List.of(shortForm.schema(definitions), longForm.schema(definitions)));
  }
}
