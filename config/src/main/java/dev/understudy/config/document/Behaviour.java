package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import java.util.List;

/// How an endpoint behaves, as far as one layer says it. Each facet is optional and independent of
/// the others.
///
/// @param latency service time
/// @param errors named errors, disjoint outcomes of one draw
public record Behaviour(Facet<Latency> latency, Facet<List<NamedError>> errors) {
  /// Says nothing.
  public static final Behaviour NONE = new Behaviour(new Facet.Absent<>(), new Facet.Absent<>());

  static final Shape<Behaviour> SHAPE = new Lazy<>(Behaviour::shape);

  private static Shape<Behaviour> shape() {
    ObjectShape<Behaviour> object =
        ObjectShape.of("behaviour", "a behaviour", "How an endpoint behaves.");
    Keys keys = Keys.in(object);
    return object.build(keys::behaviour, keys::write);
  }

  /// The keys of a behaviour, among others of an object that has one.
  record Keys(Field<Latency> latency, Field<List<NamedError>> errors) {
    static Keys in(ObjectShape<?> object) {
      return new Keys(
          object.optional(
              "latency", Latency.SHAPE, "Service time: a duration, or one of the distributions."),
          object.optional(
              "errors", NamedError.LIST, "What goes wrong, by name; each with its rate."));
    }

    Behaviour behaviour(Bound bound) {
      return new Behaviour(
          Facet.of(bound.find(latency), bound.origin(latency)),
          Facet.of(bound.find(errors), bound.origin(errors)));
    }

    void write(Behaviour behaviour, Written out) {
      out.put(latency, behaviour.latency().given()).put(errors, behaviour.errors().given());
    }
  }
}
