package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Shape;
import java.util.List;
import java.util.function.Function;

/// How an endpoint behaves, as far as one layer says it. Each facet is optional and independent of
/// the others.
///
/// @param latency service time
/// @param errors named errors, disjoint outcomes of one draw
public record Behaviour(Facet<Latency> latency, Facet<List<NamedError>> errors) {
  /// Says nothing.
  public static final Behaviour NONE = new Behaviour(new Facet.Absent<>(), new Facet.Absent<>());

  static final Shape<Behaviour> SHAPE = shape();

  private static Shape<Behaviour> shape() {
    ObjectShape<Behaviour> object =
        ObjectShape.of("behaviour", "a behaviour", "How an endpoint behaves.");
    Keys<Behaviour> keys = Keys.in(object, Function.identity());
    return object.build(keys::behaviour);
  }

  /// The keys of a behaviour, among others of an object that has one.
  record Keys<T>(Field<T, Latency> latency, Field<T, List<NamedError>> errors) {
    static <T> Keys<T> in(ObjectShape<T> object, Function<T, Behaviour> read) {
      return new Keys<>(
          object.optional(
              "latency",
              Latency.SHAPE,
              value -> read.apply(value).latency().given(),
              "Service time: a duration, or one of the distributions."),
          object.optional(
              "errors",
              NamedError.LIST,
              value -> read.apply(value).errors().given(),
              "What goes wrong, by name; each with its rate."));
    }

    Behaviour behaviour(Bound bound) {
      return new Behaviour(
          Facet.of(bound.find(latency), bound.origin(latency)),
          Facet.of(bound.find(errors), bound.origin(errors)));
    }
  }
}
