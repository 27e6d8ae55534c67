package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.distribution.Percentile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Laws that are made of laws or read from files.
final class CompositeShapes {
  private static final int MAX_PARTS = 16;

  private CompositeShapes() {}

  private static String suffix(Dimension dimension) {
    return dimension == Dimension.DURATION ? "" : "OfSizes";
  }

  private static Shape<Law> law(Dimension dimension) {
    return new Lazy<>(() -> dimension == Dimension.DURATION ? Law.DURATION : Law.SIZE);
  }

  static Shape<LawKind.Mixture> mixture(Dimension dimension) {
    Shape<LawKind.Part> part = new Lazy<>(() -> part(dimension));
    return new Mapped<>(
        Several.list("a mixture", part, 2, MAX_PARTS),
        (list, node) -> new LawKind.Mixture(list, Origin.of(node)),
        LawKind.Mixture::parts);
  }

  private static Shape<LawKind.Part> part(Dimension dimension) {
    ObjectShape<LawKind.Part> object =
        ObjectShape.of(
            "part" + suffix(dimension), "a part of a mixture", "A distribution with a weight.");
    var weight =
        object.required(
            "weight",
            Scalars.number("a weight", 0, false).located(),
            "Its share, relative to the weights of the others.");
    Law.Keys law = Law.Keys.in(object, dimension);
    return object.buildIf(
        bound ->
            law.law(bound).map(made -> new LawKind.Part(bound.get(weight, Located.of(1.0)), made)),
        (part, out) -> {
          out.put(weight, part.weight());
          law.write(part.law(), out);
        });
  }

  static Shape<LawKind.Samples> samples(Dimension dimension) {
    return new Lazy<>(() -> samplesForm(dimension));
  }

  private static Shape<LawKind.Samples> samplesForm(Dimension dimension) {
    ObjectShape<LawKind.Samples> object =
        ObjectShape.of("samples" + suffix(dimension), "`samples`", "Measured values from a file.");
    var file =
        object.required(
            "file",
            Scalars.text("a file").located(),
            "In the configuration's folder: CSV, or one number a line.");
    var column =
        object.optional(
            "column",
            Scalars.text("a column").located(),
            "Its name in the first line, or its number from 1.");
    var unit =
        object.required(
            "unit",
            Scalars.choice("a unit", units(dimension)),
            "Of the numbers in the file, such as ms.");
    var smooth =
        object.optional(
            "smooth",
            Scalars.BOOLEAN,
            "false: only values of the file are drawn; true unless said: those between them too.");
    var order =
        object.optional(
            "order",
            Scalars.choice("an order", Map.of("recorded", true)),
            "`recorded`: request n gets value n of the file; drawn at random unless said.");
    return object.buildIf(
        bound ->
            bound
                .find(file)
                .map(
                    name ->
                        new LawKind.Samples(
                            name,
                            bound.find(column),
                            bound.get(unit, dimension.units().getFirst()),
                            bound.get(smooth, true),
                            bound.get(order, false),
                            bound.origin())),
        (samples, out) -> {
          out.put(file, samples.file()).put(column, samples.column()).put(unit, samples.unit());
          if (!samples.smooth()) {
            out.put(smooth, false);
          }
          if (samples.recorded()) {
            out.put(order, true);
          }
        });
  }

  static Shape<LawKind.Histogram> histogram(Dimension dimension) {
    return new Lazy<>(() -> histogramForm(dimension));
  }

  private static Shape<LawKind.Histogram> histogramForm(Dimension dimension) {
    ObjectShape<LawKind.Histogram> object =
        ObjectShape.of("histogram" + suffix(dimension), "`histogram`", "A recorded HdrHistogram.");
    var file =
        object.required(
            "file",
            Scalars.text("a file").located(),
            "In the configuration's folder: .hgrm or .hlog.");
    var unit =
        object.required(
            "unit",
            Scalars.choice("a unit", units(dimension)),
            "Of the values in the file, such as ms.");
    var tag =
        object.optional(
            "tag",
            Scalars.text("a tag").located(),
            "Of an .hlog: whose intervals are taken; all unless said.");
    return object.buildIf(
        bound ->
            bound
                .find(file)
                .map(
                    name ->
                        new LawKind.Histogram(
                            name,
                            bound.get(unit, dimension.units().getFirst()),
                            bound.find(tag),
                            bound.origin())),
        (histogram, out) ->
            out.put(file, histogram.file()).put(unit, histogram.unit()).put(tag, histogram.tag()));
  }

  private static Map<String, String> units(Dimension dimension) {
    Map<String, String> units = new LinkedHashMap<>();
    dimension.units().forEach(unit -> units.put(unit, unit));
    return units;
  }

  static Shape<LawKind.Spliced> spliced(Dimension dimension) {
    return new Lazy<>(() -> splicedForm(dimension));
  }

  private static Shape<LawKind.Spliced> splicedForm(Dimension dimension) {
    ObjectShape<LawKind.Spliced> object =
        ObjectShape.of("spliced" + suffix(dimension), "`spliced`", "A body with a Pareto tail.");
    var body = object.required("body", law(dimension), "The distribution below.");
    var tail = object.required("tail", tail(dimension), "Where it begins, and its shape.");
    return object.buildIf(
        bound ->
            bound.find(body).isPresent() && bound.find(tail).isPresent()
                ? Optional.of(
                    new LawKind.Spliced(
                        bound.find(body).orElseThrow(),
                        bound.find(tail).orElseThrow(),
                        bound.origin()))
                : Optional.empty(),
        (spliced, out) -> out.put(body, spliced.body()).put(tail, spliced.tail()));
  }

  private static Shape<LawKind.Tail> tail(Dimension dimension) {
    ObjectShape<LawKind.Tail> object =
        ObjectShape.of("splicedTail" + suffix(dimension), "a tail", "A Pareto tail.");
    var from =
        object.required(
            "from",
            new FromShape(dimension),
            "A percentile of the body such as p99, or a value such as 500ms.");
    var shape =
        object.required(
            "shape",
            Scalars.number("a shape", 0, false).located(),
            "The smaller the heavier; above 1 for a mean to exist.");
    return object.buildIf(
        bound ->
            bound
                .find(from)
                .map(where -> new LawKind.Tail(where, bound.get(shape, Located.of(2.0)))),
        (tail, out) -> out.put(from, tail.from()).put(shape, tail.shape()));
  }

  /// Where a tail begins.
  private record FromShape(Dimension dimension) implements Shape<LawKind.From> {
    @Override
    public Optional<LawKind.From> bind(Node node, Report report) {
      if (node instanceof Scalar scalar && Percentile.isKey(scalar.text())) {
        return Optional.of(
            new LawKind.From.Percentile(new Located<>(scalar.text(), Origin.of(node))));
      }
      return new QuantityShape(dimension)
          .bind(node, report)
          .map(value -> new LawKind.From.Value(new Located<>(value, Origin.of(node))));
    }

    @Override
    public Node write(LawKind.From value) {
      return switch (value) {
        case LawKind.From.Percentile(var key) -> Scalar.string(key.value());
        case LawKind.From.Value(var quantity) -> Scalar.string(quantity.value().text());
      };
    }

    @Override
    public Node schema(Definitions definitions) {
      Node percentile =
          SchemaText.type("string").with("pattern", FormKeys.PERCENTILE_PATTERN).node();
      return SchemaText.anyOf(
          List.of(percentile, new QuantityShape(dimension).schema(definitions)));
    }
  }
}
