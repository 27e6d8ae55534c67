package dev.understudy.core.distribution;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/// Every [Family], and how a written set of parameters becomes a [Distribution].
public final class Families {
  private Families() {}

  /// All families, in the order of the reference page.
  public static List<Family> all() {
    return List.of();
  }

  /// A distribution and what a person should know about it although it is allowed.
  ///
  /// @param warnings such as "the mean of this distribution does not exist; it is verified by
  ///   quantiles only"
  public record Built(Distribution distribution, List<String> warnings) {
    public Built {
      warnings = List.copyOf(warnings);
    }
  }

  /// The distribution that `family` with these parameters and bounds is.
  ///
  /// @param parameters by key as written (`p50`, `p99.9`, `median`, `cv` included); values in the
  ///   unit of the law (ns or bytes), flows per that unit, plain numbers as they are
  /// @param show renders a value of the law for a message (`20ms`, `3.2KB`)
  /// @throws ParameterException where the keys are no form of the family, or the values cannot be
  ///   met
  public static Built build(
      String family, Map<String, Double> parameters, Bounds bounds, DoubleFunction<String> show) {
    throw new ParameterException("", "no family " + family, "");
  }
}
