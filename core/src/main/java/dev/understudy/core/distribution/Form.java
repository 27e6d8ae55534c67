package dev.understudy.core.distribution;

import java.util.List;

/// One parametrisation of a [Family]: the keys it takes, in the order in which `builder` gets their
/// values.
///
/// Quantile keys (`p50`, `p99`, `p99.9`) are declared as [Parameter.Kind#QUANTILE] parameters `pA`,
/// `pB`; a person writes any percentile. `median` means p50 and `cv` means sd / mean wherever p50
/// and sd are taken; [Families] does that rewriting.
public record Form(String summary, List<Parameter> parameters) {
  public Form {
    parameters = List.copyOf(parameters);
  }
}
