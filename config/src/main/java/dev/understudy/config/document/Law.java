package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A distribution as written: of durations or of sizes.
///
/// @param offset shifts; absent: 0
/// @param min cuts below, re-normalised
/// @param max cuts above, re-normalised
public record Law(
    LawKind kind,
    Optional<Located<Quantity>> offset,
    Optional<Located<Quantity>> min,
    Optional<Located<Quantity>> max,
    Origin origin) {
  private static final Shape<Located<Double>> TAIL = tail();

  /// Of sizes, without correlation.
  static final Shape<Law> SIZE = shape(Dimension.SIZE, "sizeLaw");

  /// Of durations, without correlation: what a part of a latency is.
  static final Shape<Law> DURATION = shape(Dimension.DURATION, "law");

  /// A single value, in the short form `20ms`.
  boolean isShort() {
    return kind instanceof LawKind.Fixed && offset.isEmpty() && min.isEmpty() && max.isEmpty();
  }

  /// The short form: a quantity.
  static Shape<Law> fixed(Dimension dimension) {
    return new Mapped<>(
        new QuantityShape(dimension),
        (quantity, node) ->
            unbounded(new LawKind.Fixed(new Located<>(quantity, Origin.of(node))), Origin.of(node)),
        law -> ((LawKind.Fixed) law.kind()).value().value());
  }

  private static Law unbounded(LawKind kind, Origin origin) {
    return new Law(kind, Optional.empty(), Optional.empty(), Optional.empty(), origin);
  }

  private static Shape<Located<Double>> tail() {
    ObjectShape<Located<Double>> object =
        ObjectShape.of("quantilesTail", "`tail`", "A Pareto tail from the last percentile on.");
    var shape =
        object.required(
            "shape",
            Scalars.number("a shape", 0, false).located(),
            Optional::of,
            "The smaller the heavier; above 1 for a mean to exist.");
    return object.buildIf(bound -> bound.find(shape));
  }

  private static Shape<Law> shape(Dimension dimension, String name) {
    ObjectShape<Law> object =
        ObjectShape.of(name, "a distribution", "One of the distributions, with its bounds.");
    Keys<Law> keys = Keys.in(object, dimension, Function.identity());
    return new ByKind<>(fixed(dimension), object.buildIf(keys::law), Law::isShort);
  }

  /// The keys of a law, among others of an object that has one.
  record Keys<T>(
      List<Field<T, LawKind>> kinds,
      Field<T, Located<Double>> tail,
      Field<T, Located<Quantity>> offset,
      Field<T, Located<Quantity>> min,
      Field<T, Located<Quantity>> max) {
    static <T> Keys<T> in(ObjectShape<T> object, Dimension dimension, Function<T, Law> read) {
      List<Field<T, LawKind>> kinds = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (LawKinds.Entry entry : LawKinds.of(dimension)) {
        names.add(entry.name());
        kinds.add(
            object.optional(
                entry.name(),
                entry.shape(),
                value -> Optional.of(read.apply(value).kind()).filter(entry::isOf),
                entry.doc()));
      }
      object.exactlyOne(names).needs("tail", "quantiles");
      Shape<Located<Quantity>> quantity = new QuantityShape(dimension).located();
      return new Keys<>(
          List.copyOf(kinds),
          object.optional(
              "tail",
              TAIL,
              value ->
                  read.apply(value).kind() instanceof LawKind.Quantiles quantiles
                      ? quantiles.tail()
                      : Optional.empty(),
              "Of quantiles: a Pareto tail from the last percentile on."),
          object.optional(
              "offset", quantity, value -> read.apply(value).offset(), "Shifts the whole."),
          object.optional(
              "min",
              quantity,
              value -> read.apply(value).min(),
              "Cuts below; what is left is re-normalised."),
          object.optional(
              "max",
              quantity,
              value -> read.apply(value).max(),
              "Cuts above; what is left is re-normalised."));
    }

    Optional<Law> law(Bound bound) {
      return kinds.stream()
          .map(bound::find)
          .flatMap(Optional::stream)
          .findFirst()
          .map(
              kind ->
                  new Law(
                      kind instanceof LawKind.Quantiles(var knots, _, var origin)
                          ? new LawKind.Quantiles(knots, bound.find(tail), origin)
                          : kind,
                      bound.find(offset),
                      bound.find(min),
                      bound.find(max),
                      bound.origin()));
    }
  }
}
