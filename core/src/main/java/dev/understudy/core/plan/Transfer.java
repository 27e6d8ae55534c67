package dev.understudy.core.plan;

/// How fast bytes pass.
///
/// @param responseBytesPerSecond bandwidth of replies; infinite where nothing bounds it
/// @param requestBytesPerSecond bandwidth at which request payloads are read; infinite where
///   nothing bounds it
/// @param scope who shares the response's bandwidth
/// @param link index of the shared link in the plan, -1 where each response has its own
public record Transfer(
    double responseBytesPerSecond, double requestBytesPerSecond, Scope scope, int link) {
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
}
