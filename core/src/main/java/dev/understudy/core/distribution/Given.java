package dev.understudy.core.distribution;

import java.util.List;
import java.util.function.DoubleFunction;

/// The values that were stated for one [Form], offset taken off the facts, with what a message
/// about them needs.
final class Given {
  private final String family;
  private final List<Parameter> parameters;
  private final List<String> keys;
  private final double[] values;
  private final Bounds bounds;
  private final DoubleFunction<String> show;

  /// @param keys as written, in the form's order
  /// @param values in the form's order, as written
  Given(
      String family,
      Form form,
      List<String> keys,
      double[] values,
      Bounds bounds,
      DoubleFunction<String> show) {
    this.family = family;
    this.parameters = form.parameters();
    this.keys = List.copyOf(keys);
    this.values = values.clone();
    this.bounds = bounds;
    this.show = show;
  }

  String family() {
    return family;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  Bounds bounds() {
    return bounds;
  }

  boolean has(String name) {
    return index(name) >= 0;
  }

  /// The value of a parameter, in the law that `offset` shifts.
  double get(String name) {
    return value(present(name));
  }

  double value(int i) {
    return isPlace(i) ? values[i] - bounds.offset() : values[i];
  }

  /// The value as it was written.
  double stated(int i) {
    return values[i];
  }

  /// The probability in (0, 1) that a percentile parameter names.
  double probability(String name) {
    return probability(present(name));
  }

  double probability(int i) {
    return StatedValues.probability(keys.get(i));
  }

  /// The key as it was written.
  String key(int i) {
    return keys.get(i);
  }

  String key(String name) {
    return keys.get(present(name));
  }

  /// True for facts that `offset` moves: mean, median, mode, percentiles; not sd, not natural
  /// parameters.
  boolean isPlace(int i) {
    var parameter = parameters.get(i);
    return parameter.role() == Parameter.Role.FACT && !parameter.name().equals(Keys.SD);
  }

  /// A value of the law as people write it, computed values to three digits.
  String show(double value) {
    return show.apply(Digits.round(value, 3));
  }

  /// A value that was written, unrounded.
  String showExactly(double value) {
    return show.apply(value);
  }

  ParameterException refuse(String name, String message, String mend) {
    return new ParameterException(key(name), message, mend);
  }

  private int present(String name) {
    int i = index(name);
    if (i < 0) {
      throw new IllegalArgumentException("the form of " + family + " has no " + name);
    }
    return i;
  }

  private int index(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
