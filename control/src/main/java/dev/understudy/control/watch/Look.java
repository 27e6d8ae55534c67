package dev.understudy.control.watch;

import dev.understudy.control.Health;
import dev.understudy.control.Instance.Vitals;
import dev.understudy.core.measure.Readings;
import java.util.List;
import java.util.Map;

/// What one look saw.
///
/// @param millis when, since 1970
/// @param readings counts of every endpoint, times of those in `rows` alone
/// @param whole what came to all endpoints since the look before
/// @param rows the same of endpoints, by id: those whose history is kept
/// @param rates requests a second of every other endpoint that had some since the look before
public record Look(
    long millis,
    Readings readings,
    Vitals vitals,
    Health health,
    Interval whole,
    Map<String, Interval> rows,
    Map<String, Double> rates) {
  public Look {
    rows = Map.copyOf(rows);
    rates = Map.copyOf(rates);
  }

  /// Requests a second of an endpoint since the look before; 0 where there were none.
  public double perSecond(String endpoint) {
    Interval row = rows.get(endpoint);
    return row != null ? row.perSecond() : rates.getOrDefault(endpoint, 0.0);
  }

  /// The scenario in force.
  public String scenario() {
    return readings.load().scenario().id();
  }

  /// The windows that are under way.
  public List<String> activeWindows() {
    return readings.load().windows().stream()
        .filter(window -> window.active())
        .map(window -> window.id())
        .toList();
  }
}
