package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one layer says of the errors, carried out in this order: `none`, `scale`, the errors given
/// by name, `add`.
///
/// @param removed names of lower layers' errors that are taken away
/// @param scale times the rates of lower layers
/// @param named errors of its own; one of the same name is replaced
/// @param added rates on top: of an error below, or of a new one
public record ErrorsLayer(
    List<Located<String>> removed,
    Optional<Located<Double>> scale,
    List<NamedError> named,
    List<NamedError> added) {
  private static final String NONE = "none";
  private static final String SCALE = "scale";
  private static final String ADD = "add";

  /// `none`, `scale` and `add` stand among the names of errors.
  static final Shape<ErrorsLayer> SHAPE = new LayerShape();

  public ErrorsLayer {
    removed = List.copyOf(removed);
    named = List.copyOf(named);
    added = List.copyOf(added);
  }

  /// Errors given by name and nothing else.
  public boolean isPlain() {
    return removed.isEmpty() && scale.isEmpty() && added.isEmpty();
  }

  private static final class LayerShape implements Shape<ErrorsLayer> {
    private final Shape<List<Located<String>>> removed =
        Several.oneOrMore(
            "a list of errors", Scalars.text("an error's name").located(), NamedError.MAX_ERRORS);
    private final Shape<Located<Double>> scale = Scalars.number("a factor", 0, true).located();

    @Override
    public Optional<ErrorsLayer> bind(Node node, Report report) {
      if (!(node instanceof Mapping mapping)) {
        return NamedError.LIST
            .bind(node, report)
            .map(errors -> new ErrorsLayer(List.of(), Optional.empty(), errors, List.of()));
      }
      List<Mapping.Entry> names = new ArrayList<>();
      Optional<List<Located<String>>> none = Optional.of(List.of());
      Optional<Located<Double>> factor = Optional.empty();
      Optional<List<NamedError>> add = Optional.of(List.of());
      for (Mapping.Entry entry : mapping.entries()) {
        switch (entry.key().text()) {
          case NONE -> none = removed.bind(entry.value(), report);
          case SCALE -> factor = scale.bind(entry.value(), report);
          case ADD -> add = NamedError.ADDED.bind(entry.value(), report);
          default -> names.add(entry);
        }
      }
      List<NamedError> named = NamedError.LIST.bind(mapping, names, report).orElse(List.of());
      return Optional.of(
          new ErrorsLayer(none.orElse(List.of()), factor, named, add.orElse(List.of())));
    }

    @Override
    public Node write(ErrorsLayer layer) {
      Map<String, Node> entries = new LinkedHashMap<>();
      if (!layer.removed().isEmpty()) {
        entries.put(NONE, removed.write(layer.removed()));
      }
      layer.scale().ifPresent(factor -> entries.put(SCALE, scale.write(factor)));
      entries.putAll(NamedError.LIST.entries(layer.named()));
      if (!layer.added().isEmpty()) {
        entries.put(ADD, NamedError.ADDED.write(layer.added()));
      }
      return Mapping.of(entries);
    }

    @Override
    public Node schema(Definitions definitions) {
      return definitions.reference("errors", () -> errors(definitions));
    }

    private Node errors(Definitions definitions) {
      Map<String, Node> operators = new LinkedHashMap<>();
      operators.put(
          NONE, described("Errors of lower layers that are taken away.", removed, definitions));
      operators.put(SCALE, described("Times the rates of lower layers.", scale, definitions));
      operators.put(
          ADD,
          described(
              "Rates on top of what lower layers give, or new errors.",
              NamedError.ADDED,
              definitions));
      List<Node> words = new ArrayList<>();
      operators.keySet().forEach(word -> words.add(Scalar.string(word)));
      Node operator = new SchemaText().with("enum", words).node();
      return SchemaText.type("object")
          .with("properties", Mapping.of(operators))
          .with("propertyNames", SchemaText.anyOf(List.of(operator, NamedError.LIST.nameSchema())))
          .with("additionalProperties", NamedError.LIST.valueSchema(definitions))
          .with("maxProperties", NamedError.MAX_ERRORS + operators.size())
          .node();
    }

    private static Node described(String doc, Shape<?> shape, Definitions definitions) {
      return new SchemaText()
          .with("description", doc)
          .with("allOf", List.of(shape.schema(definitions)))
          .node();
    }
  }
}
