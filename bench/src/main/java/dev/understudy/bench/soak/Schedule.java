package dev.understudy.bench.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When what is done to the server, in seconds since the start.
///
/// @param interval seconds from one sample to the next
/// @param seconds of the whole run
/// @param steps in order of time
record Schedule(double interval, double seconds, List<Step> steps) {
  enum Kind {
    SAMPLE,
    RELOAD,
    FREEZE,
    THAW,
    HALF_OPEN,
    HALF_CLOSE,
    DISK_FULL,
    DISK_FREE
  }

  record Step(double at, Kind kind) {}

  /// A sample each minute, a reload between each two; every half hour the server stands still for 5
  /// s, 10,000 half-open connections are held for 70 s; once, the disk is full for 60 s.
  static Schedule of(double seconds) {
    double interval = seconds >= 1800 ? 60 : Math.max(5, seconds / 18);
    double minute = interval / 60;
    List<Step> steps = new ArrayList<>();
    for (double t = 0; t < seconds + interval / 2; t += interval) {
      steps.add(new Step(t, Kind.SAMPLE));
      steps.add(new Step(t + 0.3 * interval, Kind.RELOAD));
    }
    double round = seconds >= 1800 ? 1800 : seconds;
    for (double t = 0; t < seconds - round / 2; t += round) {
      double frozen = t + Math.floor(round / 3 / interval) * interval + 0.4 * interval;
      steps.add(new Step(frozen, Kind.FREEZE));
      steps.add(new Step(frozen + Math.min(5, interval / 2), Kind.THAW));
      double held = t + Math.floor(round * 2 / 3 / interval) * interval + 0.1 * interval;
      steps.add(new Step(held, Kind.HALF_OPEN));
      steps.add(new Step(held + 70 * minute, Kind.HALF_CLOSE));
    }
    double full = seconds / 2 + 0.05 * interval;
    steps.add(new Step(full, Kind.DISK_FULL));
    steps.add(new Step(full + interval, Kind.DISK_FREE));
    steps.removeIf(step -> step.at() > seconds + 1e-6);
    steps.sort(Comparator.comparingDouble(Step::at));
    return new Schedule(interval, seconds, List.copyOf(steps));
  }
}
