package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;

/// A way on from a step, by condition or by chance.
///
/// @param when an expression; absent: always, or by weight
/// @param weight of this way among all ways of the step
/// @param to the step it leads to
public record StepBranch(
    Optional<Located<String>> when,
    Optional<Located<Double>> weight,
    Located<String> to,
    Origin origin) {
  private static final int MOST = 100;

  static final Shape<List<StepBranch>> LIST =
      Several.list("a list of branches", new Lazy<>(StepBranch::shape), 1, MOST);

  private static Shape<StepBranch> shape() {
    ObjectShape<StepBranch> object =
        ObjectShape.of("branch", "a branch", "A way on from a step, by condition or by chance.");
    var when =
        object.optional(
            "when",
            Scalars.text("a condition").located(),
            "A condition in CEL: `session.items > 10`; the first that holds is taken.");
    var weight =
        object.optional(
            "weight",
            Scalars.number("a weight", 0, false).located(),
            "Its share among the branches of the step: 3 to 1 is 75 %.");
    var to = object.required("to", Scalars.text("a step").located(), "The step it leads to.");
    object.atMostOne("when", "weight");
    return object.buildIf(
        bound ->
            bound
                .find(to)
                .map(
                    step ->
                        new StepBranch(bound.find(when), bound.find(weight), step, bound.origin())),
        (branch, out) ->
            out.put(when, branch.when()).put(weight, branch.weight()).put(to, branch.to()));
  }
}
