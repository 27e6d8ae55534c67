package dev.understudy.control.fleet;

import java.time.Duration;
import java.time.Instant;

/// The scenario that a fleet is in, and how its clock runs.
///
/// @param number of the change that brought this about, from 1
/// @param activation number of the last change that was more than one of the clock
/// @param time the scenario's time at `at`
/// @param at since when this holds
/// @param speed scenario seconds a second, > 0
public record InForce(
    long number,
    long activation,
    String scenario,
    Duration time,
    Instant at,
    double speed,
    boolean paused) {

  /// The scenario's time at an instant from `at` on.
  Duration timeAt(Instant instant) {
    return paused ? time : time.plusNanos((long) (Duration.between(at, instant).toNanos() * speed));
  }

  InForce activated(String id, Duration offset, double factor, Instant from) {
    return new InForce(number + 1, number + 1, id, offset, from, factor, false);
  }

  InForce stopped(boolean stop, Instant from) {
    return changed(timeAt(from), from, speed, stop);
  }

  InForce jumped(Duration to, Instant from) {
    return changed(to, from, speed, paused);
  }

  InForce scaled(double factor, Instant from) {
    return changed(timeAt(from), from, factor, paused);
  }

  private InForce changed(Duration to, Instant from, double factor, boolean stop) {
    return new InForce(number + 1, activation, scenario, to, from, factor, stop);
  }
}
