package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import dev.understudy.core.load.Contention;
import java.util.List;

/// How endpoints behave, as far as one layer says it. Each facet is optional and independent of the
/// others.
///
/// @param latency service time
/// @param errors named errors, disjoint outcomes of one draw
/// @param capacity how many are served at once, and how many wait
/// @param contention how service time grows with the requests in service
/// @param rateLimit how many requests in time are let through
/// @param bandwidth how fast bytes pass
/// @param calls what is called, one step after the other
/// @param stall nothing moves while it holds; windows only
public record Behaviour(
    Facet<LatencyLayer> latency,
    Facet<ErrorsLayer> errors,
    Facet<Capacity> capacity,
    Facet<Located<Contention>> contention,
    Facet<RateLimit> rateLimit,
    Facet<Bandwidth> bandwidth,
    Facet<List<CallStep>> calls,
    Facet<Boolean> stall) {
  /// Says nothing.
  public static final Behaviour NONE =
      new Behaviour(
          Facet.absent(),
          Facet.absent(),
          Facet.absent(),
          Facet.absent(),
          Facet.absent(),
          Facet.absent(),
          Facet.absent(),
          Facet.absent());

  static final Shape<Behaviour> SHAPE = new Lazy<>(Behaviour::shape);

  private static Shape<Behaviour> shape() {
    ObjectShape<Behaviour> object =
        ObjectShape.of("behaviour", "a behaviour", "How endpoints behave.");
    Keys keys = Keys.in(object);
    return object.build(keys::behaviour, keys::write);
  }

  /// The keys of a behaviour, among others of an object that has one.
  record Keys(
      Field<Facet<LatencyLayer>> latency,
      Field<Facet<ErrorsLayer>> errors,
      Field<Facet<Capacity>> capacity,
      Field<Facet<Located<Contention>>> contention,
      Field<Facet<RateLimit>> rateLimit,
      Field<Facet<Bandwidth>> bandwidth,
      Field<Facet<List<CallStep>>> calls,
      Field<Facet<Boolean>> stall) {
    static Keys in(ObjectShape<?> object) {
      return new Keys(
          object.optional(
              "latency",
              Facet.shape(LatencyLayer.SHAPE),
              "Service time: a duration, one of the distributions, or a change by scale and add."),
          object.optional(
              "errors",
              Facet.shape(ErrorsLayer.SHAPE),
              "What goes wrong, by name, each with its rate; or a change by scale, add and none."),
          object.optional(
              "capacity",
              Facet.shape(Capacity.SHAPE),
              "How many requests are served at once, and how many wait."),
          object.optional(
              "contention",
              Facet.shape(ContentionShape.SHAPE.located()),
              "How service time grows with the number of requests in service."),
          object.optional(
              "rateLimit",
              Facet.shape(RateLimit.SHAPE),
              "How many requests in time are let through."),
          object.optional("bandwidth", Facet.shape(Bandwidth.SHAPE), "How fast bytes pass."),
          object.optional(
              "calls",
              Facet.shape(CallStep.LIST),
              "Calls to dependencies after the service time, one step after the other."),
          object.optional(
              "stall",
              Facet.shape(Scalars.BOOLEAN),
              "true: nothing moves until the window ends; windows only."));
    }

    Behaviour behaviour(Bound bound) {
      return new Behaviour(
          bound.get(latency, Facet.absent()),
          bound.get(errors, Facet.absent()),
          bound.get(capacity, Facet.absent()),
          bound.get(contention, Facet.absent()),
          bound.get(rateLimit, Facet.absent()),
          bound.get(bandwidth, Facet.absent()),
          bound.get(calls, Facet.absent()),
          bound.get(stall, Facet.absent()));
    }

    void write(Behaviour behaviour, Written out) {
      write(latency, behaviour.latency(), out);
      write(errors, behaviour.errors(), out);
      write(capacity, behaviour.capacity(), out);
      write(contention, behaviour.contention(), out);
      write(rateLimit, behaviour.rateLimit(), out);
      write(bandwidth, behaviour.bandwidth(), out);
      write(calls, behaviour.calls(), out);
      write(stall, behaviour.stall(), out);
    }

    private static <T> void write(Field<Facet<T>> field, Facet<T> facet, Written out) {
      if (facet.isSaid()) {
        out.put(field, facet);
      }
    }
  }
}
