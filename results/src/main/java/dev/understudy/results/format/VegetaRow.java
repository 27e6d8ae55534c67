package dev.understudy.results.format;

import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;

/// A vegeta result: latency in ns from the attack's own clock, `error` in Go's words. A status of
/// 400 and more is an `error` too ("503 Service Unavailable"), which is no failure of its own.
final class VegetaRow {
  private VegetaRow() {}

  static Row of(
      long startNanos, long elapsedNanos, int status, String error, String method, String url) {
    ErrorKind kind = ErrorKind.NONE;
    if (!error.isEmpty() && !error.startsWith(status + " ")) {
      kind = ErrorKind.ofMessage(error);
    }
    return Row.of(elapsedNanos)
        .start(startNanos)
        .request(method, url)
        .reply(status, status == 0 && kind == ErrorKind.NONE ? ErrorKind.FAILED : kind)
        .build();
  }
}
