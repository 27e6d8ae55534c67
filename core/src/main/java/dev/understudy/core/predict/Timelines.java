package dev.understudy.core.predict;

import dev.understudy.core.predict.Prediction.Timeline;
import java.util.stream.IntStream;

/// Makes a timeline of what is known by interval.
final class Timelines {
  private Timelines() {}

  /// What is known of the intervals in [first, end).
  @FunctionalInterface
  interface Span<T> {
    T of(int first, int end);
  }

  static <T> Timeline<T> of(Horizon horizon, String name, Span<T> span) {
    int intervals = horizon.intervals();
    return new Timeline<>(
        name,
        span.of(0, intervals),
        IntStream.range(0, intervals).mapToObj(i -> span.of(i, i + 1)).toList());
  }
}
