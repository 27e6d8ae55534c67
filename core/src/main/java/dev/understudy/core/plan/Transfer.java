package dev.understudy.core.plan;

import dev.understudy.core.load.Supply;
import dev.understudy.core.load.WindowedSupply;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.function.Supplier;

/// How fast bytes pass.
///
/// @param responseBytesPerSecond bandwidth of replies; infinite where nothing bounds it
/// @param requestBytesPerSecond bandwidth at which request payloads are read; infinite where
///   nothing bounds it
/// @param scope who shares the response's bandwidth
/// @param link index of the shared link in the plan, -1 where each response has its own
/// @param responses what windows put in the place of the bandwidth of replies
/// @param requests what windows put in the place of the bandwidth of requests
public record Transfer(
    double responseBytesPerSecond,
    double requestBytesPerSecond,
    Scope scope,
    int link,
    Replacement<Double> responses,
    Replacement<Double> requests) {
  /// The same at all times.
  public Transfer(
      double responseBytesPerSecond, double requestBytesPerSecond, Scope scope, int link) {
    this(
        responseBytesPerSecond,
        requestBytesPerSecond,
        scope,
        link,
        Replacement.none(),
        Replacement.none());
  }

  /// Who shares a bandwidth.
  public enum Scope {
    RESPONSE,
    CONNECTION,
    CLIENT,
    ENDPOINT
  }

  /// As fast as it goes.
  public static final Transfer UNPACED =
      new Transfer(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Scope.RESPONSE, -1);

  /// Whether replies have a pace, at least at times.
  public boolean pacesReplies() {
    return Double.isFinite(responseBytesPerSecond) || !responses.isNone();
  }

  /// Bandwidth of replies over time, on the windows' clock as it stands.
  public Supply response(Supplier<ScenarioClock> clock) {
    return supply(responseBytesPerSecond, responses, clock);
  }

  /// Bandwidth at which request payloads are read over time.
  public Supply request(Supplier<ScenarioClock> clock) {
    return supply(requestBytesPerSecond, requests, clock);
  }

  /// Whether payloads of requests have a pace, at least at times.
  public boolean pacesRequests() {
    return Double.isFinite(requestBytesPerSecond) || !requests.isNone();
  }

  private static Supply supply(
      double base, Replacement<Double> windows, Supplier<ScenarioClock> clock) {
    return windows.isNone() ? Supply.constant(base) : new WindowedSupply(base, windows, clock);
  }
}
