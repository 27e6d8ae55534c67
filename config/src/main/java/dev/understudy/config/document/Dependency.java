package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import dev.understudy.core.load.Contention;
import java.util.List;
import java.util.Optional;

/// What endpoints and other dependencies call, simulated in this process.
///
/// @param id its stable name
/// @param latency of its own work; absent: none
/// @param errors ways in which its own work fails
/// @param capacity its station; absent: it serves any number at once
/// @param breaker each caller's circuit breaker for it
/// @param calls what it calls in turn, after its own work and only if that succeeded
public record Dependency(
    Located<String> id,
    Optional<Latency> latency,
    List<Failure> errors,
    Optional<Located<Capacity>> capacity,
    Optional<Located<Contention>> contention,
    Optional<Located<Breaker>> breaker,
    List<CallStep> calls) {
  private static final int MOST = 1000;

  /// A way of failing.
  ///
  /// @param status what it would answer; whatever it is, the call has failed
  /// @param latency of its own; absent: the dependency\'s
  public record Failure(
      Located<String> name,
      Located<Quantity> rate,
      Optional<Located<Long>> status,
      Optional<Latency> latency,
      Origin origin) {}

  static final Shape<List<Dependency>> LIST =
      new NamedShape<Dependency, Dependency>(
          "the dependencies", Ids.DEPENDENCY, new Lazy<>(Dependency::shape), MOST) {
        @Override
        protected Dependency named(Scalar name, Dependency bound) {
          return new Dependency(
              new Located<>(name.text(), Origin.of(name)),
              bound.latency(),
              bound.errors(),
              bound.capacity(),
              bound.contention(),
              bound.breaker(),
              bound.calls());
        }

        @Override
        protected String nameOf(Dependency dependency) {
          return dependency.id().value();
        }

        @Override
        protected Dependency valueOf(Dependency dependency) {
          return dependency;
        }
      };

  public Dependency {
    errors = List.copyOf(errors);
    calls = List.copyOf(calls);
  }

  private static final Shape<List<Failure>> FAILURES =
      new NamedShape<Failure, Failure>(
          "the errors", Ids.ERROR, new Lazy<>(Dependency::failure), NamedError.MAX_ERRORS) {
        @Override
        protected Failure named(Scalar name, Failure bound) {
          return new Failure(
              new Located<>(name.text(), Origin.of(name)),
              bound.rate(),
              bound.status(),
              bound.latency(),
              bound.origin());
        }

        @Override
        protected String nameOf(Failure failure) {
          return failure.name().value();
        }

        @Override
        protected Failure valueOf(Failure failure) {
          return failure;
        }
      };

  private static Shape<Failure> failure() {
    ObjectShape<Failure> object =
        ObjectShape.of("dependencyError", "an error of a dependency", "One way of failing.");
    var rate =
        object.required(
            "rate", new QuantityShape(Dimension.SHARE).located(), "Long-run share of the tries.");
    var status =
        object.optional(
            "status",
            Scalars.integer("a status of an error", 400, 599).located(),
            "What it would answer; whatever it is, the call has failed.");
    var latency = object.optional("latency", Latency.SHAPE, "Service time of tries that fail so.");
    object.elsewhere(
        "meanRun",
        "Tries of many callers have no order to run in: errors of a dependency come by chance.");
    String unseen =
        "What a dependency answers is seen by nobody; the call fails. Give its caller `onFailure`.";
    for (String key : List.of("headers", "json", "body", "file", "corrupt", "fault")) {
      object.elsewhere(key, unseen);
    }
    return object.build(
        bound ->
            new Failure(
                new Located<>("", bound.origin()),
                bound.get(rate, Located.of(Quantity.of(Dimension.SHARE, 0))),
                bound.find(status),
                bound.find(latency),
                bound.origin()),
        (failure, out) ->
            out.put(rate, failure.rate())
                .put(status, failure.status())
                .put(latency, failure.latency()));
  }

  private static Shape<Dependency> shape() {
    ObjectShape<Dependency> object =
        ObjectShape.of("dependency", "a dependency", "What is called, simulated in this process.");
    var latency = object.optional("latency", Latency.SHAPE, "Time of its own work.");
    var errors = object.optional("errors", FAILURES, "How its own work fails, by name.");
    var capacity =
        object.optional("capacity", Capacity.SHAPE.located(), "How many calls it serves at once.");
    var contention =
        object.optional(
            "contention",
            ContentionShape.SHAPE.located(),
            "How its service time grows with the calls in service.");
    var breaker =
        object.optional(
            "breaker", Breaker.SHAPE.located(), "The circuit breaker that each caller has for it.");
    var calls =
        object.optional("calls", CallStep.LIST, "What it calls in turn, after its own work.");
    return object.build(
        bound ->
            new Dependency(
                new Located<>("", bound.origin()),
                bound.find(latency),
                bound.get(errors, List.of()),
                bound.find(capacity),
                bound.find(contention),
                bound.find(breaker),
                bound.get(calls, List.of())),
        (dependency, out) -> {
          out.put(latency, dependency.latency());
          if (!dependency.errors().isEmpty()) {
            out.put(errors, dependency.errors());
          }
          out.put(capacity, dependency.capacity())
              .put(contention, dependency.contention())
              .put(breaker, dependency.breaker());
          if (!dependency.calls().isEmpty()) {
            out.put(calls, dependency.calls());
          }
        });
  }
}
