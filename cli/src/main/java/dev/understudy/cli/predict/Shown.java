package dev.understudy.cli.predict;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.OutcomeCount;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Figures of predictions as people read them; `-` where there is none.
final class Shown {
  private Shown() {}

  /// `66.7/s`
  static String rate(double perSecond) {
    return Double.isFinite(perSecond) ? Dimension.FLOW.show(perSecond / 1e9) : "-";
  }

  /// `82.5 %`
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", share * 100) : "-";
  }

  /// `13 %`
  static String roughly(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", share * 100) : "-";
  }

  /// Two figures: `4.5 %`, `0.021 %`.
  static String part(long count, long of) {
    if (of == 0) {
      return "-";
    }
    double share = 100.0 * count / of;
    int digits = share == 0 ? 0 : Math.clamp(1 - (long) Math.floor(Math.log10(share)), 0, 9);
    return String.format(Locale.ROOT, "%." + digits + "f %%", share);
  }

  static String number(double value) {
    return Double.isFinite(value) ? Figures.number(value) : "-";
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// At share p of an interval's latencies.
  static String quantile(Interval interval, double p) {
    return Figures.duration(interval.quantileNanos(p));
  }

  /// Requests with an outcome other than success, which is the first.
  static long failed(Interval interval) {
    return interval.outcomes().stream().skip(1).mapToLong(OutcomeCount::count).sum();
  }

  /// `queue full 4.5 %, gone 0.5 %`: the errors that occurred, the most frequent first.
  static Optional<String> errors(Interval interval) {
    List<String> named =
        interval.outcomes().stream()
            .skip(1)
            .filter(it -> it.count() > 0)
            .sorted(Comparator.comparingLong(OutcomeCount::count).reversed())
            .map(it -> it.name() + " " + part(it.count(), interval.requests()))
            .toList();
    return named.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", named));
  }
}
