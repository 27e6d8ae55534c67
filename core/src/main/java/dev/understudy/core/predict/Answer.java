package dev.understudy.core.predict;

import dev.understudy.core.load.Admission;
import dev.understudy.core.plan.Decision.CallTaken;
import java.util.List;

/// What became of a request, as far as a prediction counts it. Times on the run's clock;
/// [dev.understudy.core.schedule.Occurrences#NEVER] for what never comes.
///
/// @param endpoint its number
/// @param outcome its number among the endpoint's outcomes
/// @param admission whether it was served, and if not, why
/// @param arrivalNanos when it came
/// @param startNanos when a server took it, or when it left without having met one
/// @param releaseNanos when the server was free again
/// @param endNanos when its reply begins
/// @param calls that it made
public record Answer(
    int endpoint,
    int outcome,
    Admission admission,
    long arrivalNanos,
    long startNanos,
    long releaseNanos,
    long endNanos,
    List<CallTaken> calls) {
  /// Of a request that made no calls.
  public Answer(
      int endpoint,
      int outcome,
      Admission admission,
      long arrivalNanos,
      long startNanos,
      long releaseNanos,
      long endNanos) {
    this(endpoint, outcome, admission, arrivalNanos, startNanos, releaseNanos, endNanos, List.of());
  }
}
