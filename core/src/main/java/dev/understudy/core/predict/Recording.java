package dev.understudy.core.predict;

import java.util.Arrays;

/// Arrivals at recorded times, each at its endpoint: what a log knows of a day. Requests of one
/// instant come in the recording's order.
public final class Recording {
  private final long[] nanos;
  private final int[] endpoints;

  /// @param nanos on the run's clock, not falling
  /// @param endpoints number of the endpoint that each asks
  public Recording(long[] nanos, int[] endpoints) {
    if (nanos.length != endpoints.length) {
      throw new IllegalArgumentException(nanos.length + " times, " + endpoints.length + " askers");
    }
    for (int i = 1; i < nanos.length; i++) {
      if (nanos[i] < nanos[i - 1]) {
        throw new IllegalArgumentException(
            "arrival " + i + " at " + nanos[i] + " ns is before the one at " + nanos[i - 1]);
      }
    }
    this.nanos = Arrays.copyOf(nanos, nanos.length);
    this.endpoints = Arrays.copyOf(endpoints, endpoints.length);
  }

  /// All at one endpoint.
  public static Recording of(int endpoint, long... nanos) {
    int[] endpoints = new int[nanos.length];
    Arrays.fill(endpoints, endpoint);
    return new Recording(nanos, endpoints);
  }

  public int size() {
    return nanos.length;
  }

  long nanos(int i) {
    return nanos[i];
  }

  int endpoint(int i) {
    return endpoints[i];
  }

  /// Which endpoints are asked, by number, rising.
  public int[] asked() {
    return Arrays.stream(endpoints).distinct().sorted().toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recording that
        && Arrays.equals(nanos, that.nanos)
        && Arrays.equals(endpoints, that.endpoints);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(nanos) + Arrays.hashCode(endpoints);
  }

  /// When the last one comes; -1 where there is none.
  public long lastNanos() {
    return nanos.length == 0 ? -1 : nanos[nanos.length - 1];
  }
}
