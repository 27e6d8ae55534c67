package dev.understudy.core.load;

import dev.understudy.core.schedule.Progress;

/// Where requests are served and wait. Decides each request whole at its arrival, which takes a
/// hold time that is known then (for others: [EventStation]).
///
/// Shared by event loops: each method takes the station's monitor for the length of one decision,
/// 15 to 80 ns alone, 80 ns a thread when two do nothing else, 270 ns when four share two
/// processors (2026-11). A decision moves a heap and a ring together, so a compare-and-set would
/// not do, and with more threads than processors a lock that parks is safer than one that spins.
/// Arrival times are taken as non-decreasing: one that lies before the latest counts as the latest,
/// the difference becomes waiting time.
public sealed interface Station permits FiniteStation, InfiniteStation {
  /// The fate of a request that arrives at `nanos`; the details are written to `visit`.
  Admission arrive(long nanos, Visit visit, Progress progress);

  /// Requests waiting at `nanos`.
  int waiting(long nanos);

  /// Requests in service at `nanos`.
  int inService(long nanos);
}
