package dev.understudy.cli.render;

import dev.understudy.core.verify.SamplePlan;
import java.util.List;
import java.util.Optional;

/// How many requests an endpoint takes, and what of it no number shows.
///
/// @param plan its numbers
/// @param unjudged why its behaviour, or its times, cannot be judged from outside
public record PlanOfSamples(SamplePlan plan, Optional<String> unjudged) {
  List<SamplePlan.Row> rows() {
    return plan.rows();
  }
}
