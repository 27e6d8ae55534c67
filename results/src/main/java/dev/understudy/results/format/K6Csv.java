package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.Columns;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `k6 run --out csv`: one line a point of any metric; requests are those of `http_req_duration`.
final class K6Csv {
  private K6Csv() {}

  static boolean recognises(Head head) {
    return head.hasColumns("metric_name", "timestamp", "metric_value");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    Names users = new Names();
    CsvRows.read(
        in, intake, (columns, line) -> (record, at) -> row(columns, record, users, intake));
    return Clock.NANOS;
  }

  private static void row(Columns columns, List<String> record, Names users, Intake intake) {
    if (!columns.need(record, "metric_name").equals(K6Row.METRIC)) {
      return;
    }
    long start = stamp(columns.need(record, "timestamp"));
    long elapsed = Numbers.elapsed("metric_value", columns.need(record, "metric_value"), 1e6);
    intake.row(K6Row.of(start, elapsed, tag -> tag(columns, record, tag), users));
  }

  /// A column, or one of what a test adds: `extra_tags` is `name=value&name=value`.
  private static String tag(Columns columns, List<String> record, String name) {
    String value = columns.get(record, name);
    String extra = value.isEmpty() ? columns.get(record, "extra_tags") : "";
    if (extra.isEmpty()) {
      return value;
    }
    for (String each : extra.split("&")) {
      if (each.startsWith(name + "=")) {
        return each.substring(name.length() + 1);
      }
    }
    return "";
  }

  /// Seconds since 1970, or another unit or RFC 3339 by `K6_CSV_TIME_FORMAT`.
  private static long stamp(String text) {
    if (text.contains("T") || text.contains("-")) {
      return Stamps.rfc3339("timestamp", text);
    }
    double unit =
        text.length() > 17 ? 1 : text.length() > 14 ? 1e3 : text.length() > 11 ? 1e6 : 1e9;
    return Numbers.stamp("timestamp", text, unit);
  }
}
