package dev.understudy.results.format;

import dev.understudy.results.row.Row;
import dev.understudy.results.text.Intake;

/// Requests of which only their number between two times is known.
final class Spread {
  private Spread() {}

  /// Spreads `count` requests evenly over low..high.
  static void over(double low, double high, long count, String label, Intake intake) {
    for (long i = 0; i < count; i++) {
      double nanos = low + (high - low) * (i + 0.5) / count;
      intake.row(Row.of((long) nanos).label(label).build());
    }
  }
}
