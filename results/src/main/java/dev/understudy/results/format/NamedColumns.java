package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Columns;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.text.TextInput;
import dev.understudy.results.text.Tick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CSV of anyone's making: a header that names its columns, in any order and case. Needed is the
/// time with its unit: `elapsed`, `latency` or `duration` with `_ns`, `_us`, `_ms` or `_s`. Known
/// besides: `start` (with a unit), `method`, `url` or `path`, `endpoint` or `label`, `status`,
/// `error`, `outcome`, `ordinal`, `connection`. What `understudy sample` prints is such a file.
final class NamedColumns {
  private static final Pattern ELAPSED =
      Pattern.compile("(elapsed|latency|duration|response_?time)[ _]?\\(?(ns|us|ms|s)?\\)?");
  private static final Pattern START =
      Pattern.compile("(start|timestamp|time)[ _]?\\(?(ns|us|ms|s)?\\)?");

  private static final String[] STATUS = {"status", "status_code", "statuscode", "code"};
  private static final String[] ERROR = {"error", "exception", "failed"};

  private final Columns columns;
  private final Intake intake;
  private final Names connections = new Names();
  private final String elapsed;
  private final double unitNanos;
  private final String start;
  private final double startUnit;
  private final Tick tick;

  private NamedColumns(
      Columns columns, String file, long line, Intake intake, Optional<Double> unit) {
    this.columns = columns;
    this.intake = intake;
    elapsed = find(ELAPSED, columns).orElseThrow();
    Optional<Double> named = unit(ELAPSED, elapsed);
    if (named.isPresent() && unit.isPresent() && !named.equals(unit)) {
      throw new ResultException(file, line, "--unit says another unit than the column " + elapsed);
    }
    unitNanos =
        named
            .or(() -> unit)
            .orElseThrow(
                () ->
                    new ResultException(
                        file,
                        line,
                        "the column "
                            + elapsed
                            + " has no unit; name it "
                            + elapsed
                            + "_ms, or say --unit ms"));
    tick = new Tick(unitNanos);
    start = find(START, columns).orElse("");
    startUnit = start.isEmpty() ? 0 : unit(START, start).orElse(0.0);
  }

  static boolean hasOutcomes(Head head) {
    return hasTimes(head) && has(head, "outcome");
  }

  static boolean hasStatuses(Head head) {
    return hasTimes(head) && has(head, STATUS);
  }

  static boolean hasFailures(Head head) {
    return hasTimes(head) && has(head, ERROR);
  }

  static boolean hasTimes(Head head) {
    return find(ELAPSED, header(head)).isPresent();
  }

  private static boolean has(Head head, String... names) {
    Columns columns = header(head);
    return List.of(names).stream().anyMatch(columns::has);
  }

  private static Columns header(Head head) {
    return new Columns(List.of(head.first().toLowerCase(Locale.ROOT).split("[,;\t]")));
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    List<NamedColumns> reader = new ArrayList<>();
    CsvRows.read(
        in,
        intake,
        (columns, line) -> {
          NamedColumns made = new NamedColumns(lowerCase(columns), in.name(), line, intake, unit);
          reader.add(made);
          return (record, at) -> made.row(record);
        });
    return reader.getFirst().tick.clock();
  }

  private static Columns lowerCase(Columns columns) {
    return new Columns(columns.names().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList());
  }

  private static Optional<String> find(Pattern pattern, Columns columns) {
    return columns.names().stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> pattern.matcher(name).matches())
        .findFirst();
  }

  private static Optional<Double> unit(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    String unit = matcher.matches() ? matcher.group(2) : null;
    return unit == null ? Optional.empty() : Optional.of(TimeUnits.nanos(unit));
  }

  private void row(List<String> record) {
    if (record.size() > columns.names().size()) {
      throw new FieldException(
          record.size() + " fields, but the header has " + columns.names().size());
    }
    String time = columns.need(record, elapsed);
    tick.see(time);
    String status = first(record, STATUS);
    String error = first(record, ERROR);
    Row.Builder row =
        Row.of(Numbers.elapsed(elapsed, time, unitNanos))
            .request(first(record, "method"), first(record, "url", "path", "uri"))
            .label(first(record, "endpoint", "label", "name"))
            .outcome(first(record, "outcome"))
            .connection(connections.number(first(record, "connection", "vu", "user", "thread")));
    row.reply(Numbers.status("status", status), kind(error, status));
    String ordinal = first(record, "ordinal");
    if (!ordinal.isEmpty()) {
      row.ordinal(Numbers.whole("ordinal", ordinal));
    }
    String began = start.isEmpty() ? "" : columns.need(record, start);
    if (!began.isEmpty()) {
      row.start(
          startUnit == 0 ? Stamps.rfc3339(start, began) : Numbers.stamp(start, began, startUnit));
    }
    intake.row(row.build());
  }

  private static ErrorKind kind(String error, String status) {
    if (error.isEmpty() || error.equals("0") || error.equalsIgnoreCase("false")) {
      return ErrorKind.NONE;
    }
    ErrorKind kind = ErrorKind.ofMessage(error);
    return kind != ErrorKind.FAILED || status.isEmpty() || status.equals("0")
        ? kind
        : ErrorKind.NONE; // words for the status
  }

  private String first(List<String> record, String... names) {
    for (String name : names) {
      if (columns.has(name)) {
        return columns.get(record, name);
      }
    }
    return "";
  }
}
