package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.Optional;

/// A way on from a step by time alone.
///
/// @param time spent at the step
/// @param to the step it leads to; absent: the step's branches choose
public record StepAfter(Law time, Optional<Located<String>> to, Origin origin) {
  static final Shape<StepAfter> SHAPE = new Lazy<>(StepAfter::shape);

  private static Shape<StepAfter> shape() {
    ObjectShape<StepAfter> object =
        ObjectShape.of("after", "`after`", "A way on from a step by time alone.");
    var time =
        object.required(
            "time",
            Law.DURATION,
            "Time spent at the step: `30s`, or a distribution, drawn for each session.");
    var to =
        object.optional(
            "to",
            Scalars.text("a step").located(),
            "The step it leads to; without it the branches of the step choose.");
    return object.buildIf(
        bound -> bound.find(time).map(law -> new StepAfter(law, bound.find(to), bound.origin())),
        (after, out) -> out.put(time, after.time()).put(to, after.to()));
  }
}
