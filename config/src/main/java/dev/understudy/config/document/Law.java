package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private static final Shape<Located<Double>> TAIL = new Lazy<>(Law::tail);

  /// Of sizes, without correlation.
  static final Shape<Law> SIZE = shape(Dimension.SIZE);

  /// Of durations, without correlation: what a part of a latency is.
  static final Shape<Law> DURATION = shape(Dimension.DURATION);

  /// A single value, in the short form `20ms`.
  boolean isShort() {
    return kind instanceof LawKind.Fixed && isUnbounded();
  }

  /// Without offset, min and max.
  public boolean isUnbounded() {
    return offset.isEmpty() && min.isEmpty() && max.isEmpty();
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
            "The smaller the heavier; above 1 for a mean to exist.");
    return object.buildIf(bound -> bound.find(shape), (tail, out) -> out.put(shape, tail));
  }

  private static Shape<Law> shape(Dimension dimension) {
    return new ByKind<>(fixed(dimension), new Lazy<>(() -> longForm(dimension)), Law::isShort);
  }

  private static Shape<Law> longForm(Dimension dimension) {
    ObjectShape<Law> object =
        ObjectShape.of(
            dimension == Dimension.DURATION ? "law" : "sizeLaw",
            "a distribution",
            "One of the distributions, with its bounds.");
    Keys keys = Keys.in(object, dimension);
    return object.buildIf(keys::law, keys::write);
  }

  /// The keys of a law, among others of an object that has one.
  record Keys(
      List<LawKinds.Entry> entries,
      List<Field<LawKind>> kinds,
      Field<Located<Double>> tail,
      Field<Located<Quantity>> offset,
      Field<Located<Quantity>> min,
      Field<Located<Quantity>> max) {
    static Keys in(ObjectShape<?> object, Dimension dimension) {
      List<LawKinds.Entry> entries = LawKinds.of(dimension);
      List<Field<LawKind>> kinds = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (LawKinds.Entry entry : entries) {
        names.add(entry.name());
        kinds.add(object.optional(entry.name(), entry.shape(), entry.doc()));
      }
      object.exactlyOne(names).needs("tail", "quantiles");
      Shape<Located<Quantity>> quantity = new QuantityShape(dimension).located();
      return new Keys(
          entries,
          List.copyOf(kinds),
          object.optional("tail", TAIL, "Of quantiles: a Pareto tail from the last percentile on."),
          object.optional("offset", quantity, "Shifts the whole."),
          object.optional("min", quantity, "Cuts below; what is left is re-normalised."),
          object.optional("max", quantity, "Cuts above; what is left is re-normalised."));
    }

    Optional<Law> law(Bound bound) {
      for (Field<LawKind> field : kinds) {
        Optional<LawKind> kind = bound.find(field);
        if (kind.isPresent()) {
          return Optional.of(
              new Law(
                  withTail(kind.orElseThrow(), bound),
                  bound.find(offset),
                  bound.find(min),
                  bound.find(max),
                  bound.origin()));
        }
      }
      return Optional.empty();
    }

    private LawKind withTail(LawKind kind, Bound bound) {
      return kind instanceof LawKind.Quantiles quantiles
          ? new LawKind.Quantiles(quantiles.knots(), bound.find(tail), quantiles.origin())
          : kind;
    }

    void write(Law law, Written out) {
      for (int i = 0; i < kinds.size(); i++) {
        if (entries.get(i).isOf(law.kind())) {
          out.put(kinds.get(i), law.kind());
        }
      }
      if (law.kind() instanceof LawKind.Quantiles quantiles) {
        out.put(tail, quantiles.tail());
      }
      out.put(offset, law.offset()).put(min, law.min()).put(max, law.max());
    }
  }
}
