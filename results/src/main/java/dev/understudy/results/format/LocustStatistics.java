package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Columns;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `locust --csv`: `_stats.csv`, or `_stats_history.csv` with `--csv-full-history`. Both have only
/// counts and percentiles rounded to two digits, those of the history over ten seconds each: no
/// request's time. So rates are judged, times are not.
final class LocustStatistics {
  private record Counts(long requests, long failures) {}

  private record Name(String method, String name) {}

  private LocustStatistics() {}

  static boolean recognises(Head head) {
    return head.hasColumns("Type", "Name", "Request Count", "Failure Count")
        || head.hasColumns("Type", "Name", "Total Request Count", "Total Failure Count");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    Map<Name, Counts> counts = new LinkedHashMap<>(); // of the history the last line of each name
    CsvRows.read(in, intake, (columns, line) -> (record, at) -> count(columns, record, counts));
    counts.forEach((name, count) -> rows(name, count, intake));
    intake.note(
        "Locust's statistics have no request's time, only rounded percentiles: rates are judged,"
            + " times are not; write one line a request to judge them");
    return Clock.NANOS;
  }

  private static void count(Columns columns, List<String> record, Map<Name, Counts> counts) {
    String total = columns.has("Total Request Count") ? "Total " : "";
    Name name = new Name(columns.need(record, "Type"), columns.need(record, "Name"));
    if (name.name().equals("Aggregated")) {
      return;
    }
    long requests = Numbers.whole("Request Count", columns.need(record, total + "Request Count"));
    long failures = Numbers.whole("Failure Count", columns.need(record, total + "Failure Count"));
    if (failures > requests || failures < 0) {
      throw new FieldException(failures + " failures of " + requests + " requests");
    }
    counts.put(name, new Counts(requests, failures));
  }

  private static void rows(Name name, Counts counts, Intake intake) {
    for (long i = 0; i < counts.requests(); i++) {
      boolean failed = i < counts.failures();
      intake.row(
          Row.of(Row.UNKNOWN)
              .request(name.method(), name.name().startsWith("/") ? name.name() : "")
              .label(name.name())
              .reply(0, failed ? ErrorKind.FAILED : ErrorKind.NONE)
              .build());
    }
  }
}
