package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.core.plan.Modulation;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Timetable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The armed windows of one endpoint or dependency, ready for any activation.
///
/// @param effects in the order of the document
/// @param stalls windows in which nothing moves
record WindowPlans(List<Active> effects, List<Schedule> stalls) {
  static final WindowPlans NONE = new WindowPlans(List.of(), List.of());

  /// A window that changes laws.
  record Active(Schedule schedule, Modulation.Effect effect) {}

  WindowPlans {
    effects = List.copyOf(effects);
    stalls = List.copyOf(stalls);
  }

  /// What windows do.
  ///
  /// @param armed those that touch it, for each of which `effects` is prepared
  static WindowPlans of(
      List<Schedule> armed, WindowEffects effects, Prints prints, Fingerprint print) {
    List<Active> active = new ArrayList<>();
    List<Schedule> stalls = new ArrayList<>();
    for (Schedule schedule : armed) {
      Behaviour behaviour = schedule.window().behaviour();
      if (behaviour.latency().isSaid() || behaviour.errors().isSaid()) {
        active.add(new Active(schedule, effects.effect(schedule.window())));
        prints.effect(behaviour, active.getLast().effect(), print);
      }
      if (behaviour.stall().given().orElse(false)) {
        stalls.add(schedule);
      }
    }
    WindowPlans plans =
        active.isEmpty() && stalls.isEmpty() ? NONE : new WindowPlans(active, stalls);
    plans.print(print);
    return plans;
  }

  /// Whether an activation at another time gives another plan.
  boolean isCalendar() {
    return effects.stream().anyMatch(it -> it.schedule().window().at().isCalendar())
        || stalls.stream().anyMatch(it -> it.window().at().isCalendar());
  }

  /// How the windows act after an activation at `epochNanos`: by start, then name.
  Modulation modulation(long epochNanos) {
    List<Occurrences> times = new ArrayList<>(effects.size());
    List<Modulation.Effect> acting = new ArrayList<>(effects.size());
    effects.stream()
        .sorted(Comparator.comparing(Active::schedule, order(epochNanos)))
        .forEach(
            active -> {
              Optional<Occurrences> occurrences = active.schedule().at(epochNanos);
              if (occurrences.isPresent()) {
                times.add(occurrences.get());
                acting.add(active.effect());
              }
            });
    return times.isEmpty() ? Modulation.NONE : new Modulation(new Timetable(times), acting);
  }

  /// By start, then name.
  static Comparator<Schedule> order(long epochNanos) {
    return Comparator.comparingLong((Schedule it) -> it.start(epochNanos))
        .thenComparing(it -> it.window().id().value());
  }

  Timetable stalls(long epochNanos) {
    List<Occurrences> times =
        stalls.stream().map(it -> it.at(epochNanos)).flatMap(Optional::stream).toList();
    return times.isEmpty() ? Timetable.EMPTY : new Timetable(times);
  }

  /// The schedules go in here, the effects where they are made.
  void print(Fingerprint print) {
    for (Active active : effects) {
      active.schedule().print(print.with("window").with(active.effect().window()));
    }
    for (Schedule stall : stalls) {
      stall.print(print.with("stall"));
    }
  }
}
