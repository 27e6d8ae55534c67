package dev.understudy.config.edit;

import java.util.ArrayList;
import java.util.List;

/// A JSON pointer (RFC 6901): the steps from the root of a text to a value.
///
/// @param steps keys, and indices of lists, unescaped
public record Pointer(List<String> steps) {
  /// The whole text.
  public static final Pointer ROOT = new Pointer(List.of());

  public Pointer {
    steps = List.copyOf(steps);
  }

  /// @throws IllegalArgumentException where the text is no pointer
  public static Pointer of(String text) {
    if (text.isEmpty()) {
      return ROOT;
    }
    if (text.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "a JSON pointer begins with / but this is \"" + text + "\"");
    }
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return new Pointer(steps);
  }

  /// One step further.
  public Pointer with(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Pointer(longer);
  }

  boolean isRoot() {
    return steps.isEmpty();
  }

  /// @throws java.util.NoSuchElementException of the root
  String last() {
    return steps.getLast();
  }

  /// What the value stands in.
  Pointer parent() {
    return new Pointer(steps.subList(0, steps.size() - 1));
  }

  /// The same value as seen from `count` steps deeper.
  Pointer below(int count) {
    return new Pointer(steps.subList(count, steps.size()));
  }

  /// Whether this is `other` or stands inside of it.
  boolean isWithin(Pointer other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String step : steps) {
      text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}
