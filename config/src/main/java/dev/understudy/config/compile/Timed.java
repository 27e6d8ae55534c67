package dev.understudy.config.compile;

import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.Timetable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a window puts in the place of a value, for any activation.
record Timed<T>(Schedule schedule, T value) {
  /// For an activation at `epochNanos`: by start, then name.
  static <T> Replacement<T> at(List<Timed<T>> timed, long epochNanos) {
    if (timed.isEmpty()) {
      return Replacement.none();
    }
    List<Occurrences> times = new ArrayList<>(timed.size());
    List<T> values = new ArrayList<>(timed.size());
    timed.stream()
        .sorted(Comparator.comparing(Timed::schedule, WindowPlans.order(epochNanos)))
        .forEach(
            each -> {
              Optional<Occurrences> occurrences = each.schedule().at(epochNanos);
              if (occurrences.isPresent()) {
                times.add(occurrences.get());
                values.add(each.value());
              }
            });
    return times.isEmpty() ? Replacement.none() : new Replacement<>(new Timetable(times), values);
  }

  /// What decides it, its value by its text: records of numbers.
  static void print(String facet, List<? extends Timed<?>> timed, Fingerprint print) {
    for (Timed<?> each : timed) {
      each.schedule().print(print.with(facet).with(each.value().toString()));
    }
  }

  static boolean isCalendar(List<? extends Timed<?>> timed) {
    return timed.stream().anyMatch(it -> it.schedule().window().at().isCalendar());
  }
}
