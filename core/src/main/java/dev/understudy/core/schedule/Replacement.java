package dev.understudy.core.schedule;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What windows put in the place of a value, for as long as they are active (MODELS.md 3).
///
/// @param windows in the order in which they act
/// @param values one for each of them
public record Replacement<T>(Timetable windows, List<T> values) {
  private static final Replacement<?> NONE = new Replacement<>(Timetable.EMPTY, List.of());

  public Replacement {
    values = List.copyOf(values);
    if (windows.size() != values.size()) {
      throw new IllegalArgumentException(
          windows.size() + " windows but " + values.size() + " values");
    }
  }

  /// No window replaces it.
  @SuppressWarnings("unchecked") // it holds nothing of any type
  public static <T> Replacement<T> none() {
    return (Replacement<T>) NONE;
  }

  public boolean isNone() {
    return values.isEmpty();
  }

  /// What holds between two values.
  @FunctionalInterface
  public interface Blend<T> {
    /// @param intensity above 0, up to 1: then it is `above`
    T between(T below, T above, double intensity);
  }

  /// What holds at scenario time `t` in the place of `below`.
  public T at(long t, T below, Blend<T> blend) {
    if (values.isEmpty()) {
      return below;
    }
    Timetable.Phase phase = windows.at(t);
    T value = below;
    for (int i = 0; i < phase.count(); i++) {
      double intensity = windows.intensity(phase.window(i), t);
      if (intensity > 0) {
        value = blend.between(value, values.get(phase.window(i)), intensity);
      }
    }
    return value;
  }

  /// The number that holds at scenario time `t` in the place of `below`: on a line between the two.
  public double number(long t, double below, ToDoubleFunction<T> of) {
    if (values.isEmpty()) {
      return below;
    }
    Timetable.Phase phase = windows.at(t);
    double value = below;
    for (int i = 0; i < phase.count(); i++) {
      int window = phase.window(i);
      double intensity = windows.intensity(window, t);
      if (intensity > 0) {
        value = between(value, of.applyAsDouble(values.get(window)), intensity);
      }
    }
    return value;
  }

  /// What cannot be mixed, such as a list of calls, changes at half intensity.
  public T chosen(long t, T below) {
    return at(t, below, (one, other, intensity) -> intensity >= 0.5 ? other : one);
  }

  /// Numbers move on a line; between infinity, which is no bound at all, and a bound there is none,
  /// so it changes at half intensity.
  public static double between(double below, double above, double intensity) {
    if (Double.isInfinite(below) || Double.isInfinite(above)) {
      return intensity >= 0.5 ? above : below;
    }
    return below + intensity * (above - below);
  }
}
