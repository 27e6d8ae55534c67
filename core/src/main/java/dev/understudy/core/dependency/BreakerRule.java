package dev.understudy.core.dependency;

/// When a circuit breaker opens and closes.
///
/// @param window how many last results count
/// @param failureRate share of failures in 0..1, from which it opens
/// @param minimum fewest results to judge by, at most `window`
/// @param openNanos how long it stays open
/// @param trials calls let through when it is half open, judged by the same rate
public record BreakerRule(int window, double failureRate, int minimum, long openNanos, int trials) {
  public BreakerRule {
    if (window < 1 || minimum < 1 || minimum > window || trials < 1 || openNanos < 0) {
      throw new IllegalArgumentException(
          "window and trials must be >= 1, minimum in 1..window but are "
              + window
              + ", "
              + trials
              + " and "
              + minimum);
    }
    if (!(failureRate > 0 && failureRate <= 1)) {
      throw new IllegalArgumentException(
          "failure rate must be above 0 and at most 1 but is " + failureRate);
    }
  }
}
