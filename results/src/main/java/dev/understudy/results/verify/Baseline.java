package dev.understudy.results.verify;

import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Overhead;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.ResultException;
import java.io.IOException;
import java.util.Optional;

/// Where the share of transport was measured.
///
/// @param source for the report
/// @param overhead what transport adds
public record Baseline(String source, Overhead overhead) {
  private static final long LEAST = 1000;

  /// Of a result file of its own: all its whole replies are those of an endpoint that does not
  /// wait.
  ///
  /// @throws ResultException where there are fewer than 1,000
  public static Baseline ofFile(String name, ResultFile file, Optional<Double> unit)
      throws IOException {
    LatencySketch times = new LatencySketch();
    ResultFile.Reading reading =
        file.read(
            unit,
            row -> {
              if (Seen.whole(row) && row.elapsedNanos() != Row.UNKNOWN) {
                times.add(row.elapsedNanos());
              }
            });
    if (times.n() < LEAST) {
      throw new ResultException(
          name, 0, "transport is measured by at least 1,000 replies, but there are " + times.n());
    }
    return of(name, times, reading.clock());
  }

  static Baseline of(String source, LatencySketch times, Clock clock) {
    return new Baseline(source, Overhead.measured(times, clock));
  }

  static boolean enough(LatencySketch times) {
    return times.n() >= LEAST;
  }
}
