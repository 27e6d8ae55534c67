package dev.understudy.control;

import java.util.List;

/// Whether an instance serves what it was told to.
///
/// @param reasons why it is not ready; empty: it is
/// @param warnings what an operator should know while it is ready. A warning never makes an
///   instance unready: a probe that takes an overloaded instance away overloads the next one
public record Health(List<Reason> reasons, List<Reason> warnings) {
  /// Serves, and nothing to say.
  public static final Health GOOD = new Health(List.of(), List.of());

  public Health {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  public boolean ready() {
    return reasons.isEmpty();
  }

  /// @param code for machines: `starting`, `draining`, `cpu`
  /// @param detail for people, one sentence
  public record Reason(String code, String detail) {}
}
