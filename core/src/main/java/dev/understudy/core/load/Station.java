package dev.understudy.core.load;

import dev.understudy.core.schedule.Progress;

/// Where requests are served and wait. Decides each request whole at its arrival, which takes a
/// hold time that is known then (for others: [EventStation]).
///
/// Shared by event loops: each method takes the station's monitor for the length of one decision.
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
