package dev.understudy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The scenarios of the running plan, and the clock of the one in force.
public interface Scenarios {
  /// The one in force.
  String active();

  /// All names, in the order of the document.
  List<String> all();

  /// Time since its activation, on the scenario's own clock.
  Duration time();

  /// When its clock read zero, as windows that go by the calendar take it.
  Instant origin();

  /// Puts one in force from the next request on.
  ///
  /// @param offset the scenario's time to begin at
  /// @param speed scenario seconds a second, > 0
  /// @throws IllegalArgumentException where there is none of that name
  void activate(String id, Duration offset, double speed);

  /// Stops its time: windows stay as they are.
  void pause();

  /// Lets its time go on.
  void resume();

  /// Puts its time forward or back.
  void jump(Duration to);

  /// Scenario seconds a second from now on, > 0.
  void speed(double factor);

  /// Scenario seconds a second.
  double speed();

  boolean isPaused();
}
