package dev.understudy.control.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an event is about.
public enum Topic {
  /// Another revision runs.
  REVISION,
  /// A scenario was put in force, or its clock stands still or goes on.
  SCENARIO,
  /// A window became active or ended.
  WINDOW,
  /// The machine or the instance is not well, or is again.
  WARNING,
  /// Statistics began anew, recording started or stopped.
  CONTROL,
  /// The instance's state, each second.
  STATUS,
  /// What came to endpoints in the last second.
  STATS;

  /// As written in queries and events.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether its events are kept for who comes back. The figures of a second are not.
  boolean isKept() {
    return this != STATUS && this != STATS;
  }

  public static Optional<Topic> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
