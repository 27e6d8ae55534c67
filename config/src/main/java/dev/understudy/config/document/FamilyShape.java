package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Words;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.distribution.Family;
import dev.understudy.core.distribution.Form;
import dev.understudy.core.distribution.Parameter;
import dev.understudy.core.distribution.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of one family, as its forms declare them. Which sets of keys are a form is told
/// here and in the schema alike; whether the values can be met, when the law is built.
final class FamilyShape implements Shape<LawKind.Parametric> {
  private static final Set<String> BESIDE = Set.of("offset", "correlation", "min", "max");

  private final Family family;
  private final Dimension dimension;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final boolean takesQuantiles;
  private final List<Form> forms;

  FamilyShape(Family family, Dimension dimension) {
    this.family = family;
    this.dimension = dimension;
    this.forms =
        family.forms().stream()
            .filter(form -> dimension == Dimension.DURATION || !FormKeys.hasFlow(form))
            .toList();
    boolean quantiles = false;
    for (Form form : forms) {
      for (Parameter parameter : form.parameters()) {
        if (parameter.kind() == Parameter.Kind.QUANTILE) {
          quantiles = true;
        } else {
          parameters.putIfAbsent(parameter.name(), parameter);
        }
      }
    }
    this.takesQuantiles = quantiles;
  }

  @Override
  public Optional<LawKind.Parametric> bind(Node node, Report report) {
    if (!(node instanceof Mapping mapping)) {
      report.error(
          node,
          node.describe() + " says nothing of " + family.name(),
          "Write one of " + formsText() + ".");
      return Optional.empty();
    }
    int before = report.errors();
    List<LawKind.Parameter> values = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      bind(entry, report).ifPresent(values::add);
    }
    if (report.errors() > before) {
      return Optional.empty();
    }
    Set<String> keys = new LinkedHashSet<>();
    values.forEach(value -> keys.add(value.name()));
    if (forms.stream().noneMatch(form -> FormKeys.fits(form, keys))) {
      report.error(
          node.name(),
          keys.isEmpty()
              ? family.name() + " needs parameters"
              : family.name() + " is not given by " + Words.and(keys),
          "Write one of " + formsText() + ".");
      return Optional.empty();
    }
    return Optional.of(new LawKind.Parametric(family.name(), values, Origin.of(node)));
  }

  private Optional<LawKind.Parameter> bind(Mapping.Entry entry, Report report) {
    String key = entry.key().text();
    Node node = entry.value();
    Optional<Parameter.Kind> kind = kindOf(key);
    if (kind.isEmpty()) {
      unknown(entry.key(), report);
      return Optional.empty();
    }
    return switch (kind.orElseThrow()) {
      case VALUE, QUANTILE -> quantity(key, dimension, node, report);
      case FLOW -> quantity(key, Dimension.FLOW, node, report);
      case NUMBER ->
          Scalars.number("`" + key + "`", 0, false)
              .bind(node, report)
              .map(value -> plain(key, value, node));
      case COUNT ->
          Scalars.integer("`" + key + "`", 1, 1_000_000)
              .bind(node, report)
              .map(value -> plain(key, value, node));
    };
  }

  private static Optional<LawKind.Parameter> quantity(
      String key, Dimension dimension, Node node, Report report) {
    return new QuantityShape(dimension)
        .bind(node, report)
        .map((Quantity q) -> new LawKind.Parameter(key, q.value(), q.text(), Origin.of(node)));
  }

  private static LawKind.Parameter plain(String key, double value, Node node) {
    return new LawKind.Parameter(key, value, Scalar.number(value).text(), Origin.of(node));
  }

  private Optional<Parameter.Kind> kindOf(String key) {
    Parameter parameter = parameters.get(key);
    if (parameter != null) {
      return Optional.of(parameter.kind());
    }
    if (key.equals("cv") && parameters.containsKey("sd")) {
      return Optional.of(Parameter.Kind.NUMBER);
    }
    boolean percentile = Percentile.isKey(key) || key.equals("median");
    boolean median = key.equals("p50") && parameters.containsKey("median");
    return (percentile && takesQuantiles) || median
        ? Optional.of(Parameter.Kind.QUANTILE)
        : Optional.empty();
  }

  private void unknown(Scalar key, Report report) {
    String help = "Write one of " + formsText() + ".";
    if (BESIDE.contains(key.text())) {
      help =
          "`"
              + key.text()
              + "` stands beside the distribution: `{"
              + family.name()
              + ": {...}, "
              + key.text()
              + ": ...}`.";
    } else {
      help +=
          Suggestion.of(key.text(), parameters.keySet())
              .map(meant -> " Did you mean `" + meant + "`?")
              .orElse("");
    }
    report.error(key, family.name() + " has no parameter \"" + key.text() + '"', help);
  }

  private String formsText() {
    return Words.or(forms.stream().map(FormKeys::text).toList());
  }

  @Override
  public Node write(LawKind.Parametric law) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (LawKind.Parameter parameter : law.parameters()) {
      boolean plain =
          switch (kindOf(parameter.name()).orElseThrow()) {
            case NUMBER, COUNT -> true;
            case VALUE, QUANTILE, FLOW -> false;
          };
      entries.put(
          parameter.name(),
          plain ? Scalar.number(parameter.value()) : Scalar.string(parameter.text()));
    }
    return Mapping.of(entries);
  }

  @Override
  public Node schema(Definitions definitions) {
    String name = family.name() + (dimension == Dimension.DURATION ? "" : "OfSizes");
    return definitions.reference(
        name,
        () -> {
          List<Node> schemas = new ArrayList<>();
          for (Form form : forms) {
            for (Set<String> keys : FormKeys.variants(form)) {
              schemas.add(schema(form, keys, definitions));
            }
          }
          return new SchemaText()
              .with("description", family.summary())
              .with("anyOf", schemas)
              .node();
        });
  }

  private Node schema(Form form, Set<String> keys, Definitions definitions) {
    Map<String, Node> properties = new LinkedHashMap<>();
    for (String key : keys) {
      properties.put(key, valueSchema(kindOf(key).orElseThrow(), definitions));
    }
    SchemaText schema =
        SchemaText.type("object")
            .with("description", form.summary())
            .with("properties", Mapping.of(properties))
            .words("required", List.copyOf(keys));
    int quantiles = FormKeys.quantiles(form);
    if (quantiles > 0) {
      Node value = new QuantityShape(dimension).schema(definitions);
      schema.with("patternProperties", Mapping.of(Map.of(FormKeys.QUANTILE_PATTERN, value)));
      schema.with("minProperties", keys.size() + quantiles);
      schema.with("maxProperties", keys.size() + quantiles);
    }
    return schema.with("additionalProperties", false).node();
  }

  private Node valueSchema(Parameter.Kind kind, Definitions definitions) {
    return switch (kind) {
      case VALUE, QUANTILE -> new QuantityShape(dimension).schema(definitions);
      case FLOW -> new QuantityShape(Dimension.FLOW).schema(definitions);
      case NUMBER -> Scalars.number("", 0, false).schema(definitions);
      case COUNT -> Scalars.integer("", 1, 1_000_000).schema(definitions);
    };
  }
}
