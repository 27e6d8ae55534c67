package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;

/// What is called, step by step.
public sealed interface CallStep {
  /// One call.
  ///
  /// @param to the dependency
  /// @param timeout of each try; absent: as long as it takes
  /// @param deadline of all tries and pauses; absent: none
  /// @param retry absent: one try
  /// @param onFailure when the last try has failed; absent: the request fails with 502
  record Call(
      Located<String> to,
      Optional<Located<Quantity>> timeout,
      Optional<Located<Quantity>> deadline,
      Optional<Retry> retry,
      Optional<Located<OnFailure>> onFailure,
      Origin origin)
      implements CallStep {}

  /// All at once.
  ///
  /// @param failFast whether a failure ends it at once; absent: it does
  record Parallel(List<CallStep> branches, Optional<Located<Boolean>> failFast, Origin origin)
      implements CallStep {
    public Parallel {
      branches = List.copyOf(branches);
    }
  }

  /// One after the other.
  record Sequence(List<CallStep> steps, Origin origin) implements CallStep {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  int MOST_STEPS = 100;

  /// One step.
  Shape<CallStep> SHAPE = new Lazy<>(CallStep::shape);

  /// The steps of an endpoint or a dependency, one after the other.
  Shape<List<CallStep>> LIST = Several.list("a list of calls", SHAPE, 1, MOST_STEPS);

  private static Shape<CallStep> shape() {
    ObjectShape<CallStep> object =
        ObjectShape.of("call", "a call", "A call to a dependency, or several.");
    Shape<Located<Quantity>> duration = new QuantityShape(Dimension.DURATION).located();
    var to =
        object.optional(
            "to", Scalars.text("a dependency").located(), "The dependency that is called.");
    var timeout =
        object.optional("timeout", duration, "Longest time of each try; any unless said.");
    var deadline =
        object.optional(
            "deadline", duration, "Longest time of all tries and pauses; any unless said.");
    var retry = object.optional("retry", Retry.SHAPE, "How often it is tried; once unless said.");
    var onFailure =
        object.optional(
            "onFailure",
            OnFailure.SHAPE.located(),
            "When the last try has failed: an answer (status 502 unless said), `ignore`, or a"
                + " `fallback`.");
    var parallel =
        object.optional(
            "parallel", Several.list("parallel calls", SHAPE, 1, MOST_STEPS), "All at once.");
    var failFast =
        object.optional(
            "failFast",
            Scalars.BOOLEAN.located(),
            "Whether the first failure ends the parallel calls; true unless said.");
    var sequence =
        object.optional(
            "sequence",
            Several.list("a sequence of calls", SHAPE, 1, MOST_STEPS),
            "One after the other, up to the first that fails.");
    object.exactlyOne(List.of("to", "parallel", "sequence"));
    object.needs("timeout", "to").needs("deadline", "to").needs("retry", "to");
    object.needs("onFailure", "to").needs("failFast", "parallel");
    return object.buildIf(
        bound -> {
          Optional<CallStep> call =
              bound
                  .find(to)
                  .map(
                      id ->
                          new Call(
                              id,
                              bound.find(timeout),
                              bound.find(deadline),
                              bound.find(retry),
                              bound.find(onFailure),
                              bound.origin()));
          return call.or(
                  () ->
                      bound
                          .find(parallel)
                          .map(all -> new Parallel(all, bound.find(failFast), bound.origin())))
              .or(() -> bound.find(sequence).map(all -> new Sequence(all, bound.origin())));
        },
        (step, out) -> {
          switch (step) {
            case Call call ->
                out.put(to, call.to())
                    .put(timeout, call.timeout())
                    .put(deadline, call.deadline())
                    .put(retry, call.retry())
                    .put(onFailure, call.onFailure());
            case Parallel(var branches, var fast, _) ->
                out.put(parallel, branches).put(failFast, fast);
            case Sequence(var steps, _) -> out.put(sequence, steps);
          }
        });
  }
}
