package dev.understudy.config.workload;

import dev.understudy.core.distribution.Distribution;
import java.util.OptionalLong;

/// How requests come to a whole service.
public sealed interface Workload {
  /// For how long, in nanoseconds; empty where the text leaves it to others.
  OptionalLong durationNanos();

  /// They come whatever becomes of those before.
  ///
  /// @param perSecond to all endpoints together, > 0
  record Open(Process process, double perSecond, OptionalLong durationNanos) implements Workload {}

  /// Clients that think, ask, wait for the answer, and think again.
  ///
  /// @param clients of all endpoints together, from 1
  /// @param think law of the pause in nanoseconds
  record Closed(int clients, Distribution think, OptionalLong durationNanos) implements Workload {}

  /// In which manner they come.
  enum Process {
    /// At random moments, independent of each other.
    POISSON,
    /// At equal distances.
    PACED
  }
}
