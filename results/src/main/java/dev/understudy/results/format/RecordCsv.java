package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Columns;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What `understudy serve --record` writes: a decision a line (docs/reference/records.md). The time
/// of a row is the decided one, from arrival to the first byte.
final class RecordCsv {
  private static final String TIME = "time_ns";
  private static final String SCENARIO_TIME = "scenario_ns";
  private static final String DRAWN = "drawn";
  private static final String RESPONSE = "response_ns";
  private static final String LATENESS = "lateness_ns";
  private static final String SLOWDOWN = "slowdown"; // records of earlier versions have none

  private RecordCsv() {}

  static boolean recognises(Head head) {
    return head.hasColumns(TIME, SCENARIO_TIME, DRAWN, RESPONSE);
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    CsvRows.read(in, intake, (columns, line) -> (record, at) -> row(columns, record, intake));
    return Clock.NANOS;
  }

  private static void row(Columns columns, List<String> record, Intake intake) {
    String response = columns.need(record, RESPONSE);
    String lateness = columns.need(record, LATENESS);
    String slowdown = columns.get(record, SLOWDOWN);
    intake.row(
        Row.of(response.isEmpty() ? Row.UNKNOWN : Numbers.elapsed(RESPONSE, response, 1))
            .start(Numbers.stamp(TIME, columns.need(record, TIME), 1))
            .label(columns.need(record, "endpoint"))
            .outcome(columns.need(record, "outcome"))
            .reply(Numbers.status("status", columns.need(record, "status")), ErrorKind.NONE)
            .ordinal(whole(columns, record, "ordinal"))
            .recorded(
                new Row.Recorded(
                    whole(columns, record, "revision"),
                    columns.need(record, "scenario"),
                    whole(columns, record, SCENARIO_TIME),
                    columns.need(record, DRAWN),
                    whole(columns, record, "service_ns"),
                    lateness.isEmpty() ? Row.UNKNOWN : Numbers.whole(LATENESS, lateness),
                    slowdown.isEmpty() ? Double.NaN : Numbers.factor(SLOWDOWN, slowdown)))
            .build());
  }

  private static long whole(Columns columns, List<String> record, String name) {
    return Numbers.whole(name, columns.need(record, name));
  }
}
