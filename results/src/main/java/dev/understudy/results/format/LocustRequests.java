package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Columns;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import dev.understudy.results.text.Tick;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line a request, with the names of Locust's request event: `request_type`, `name`,
/// `response_time` in ms, `exception`; `status_code` where the listener writes it. Locust itself
/// writes no such file: a listener of ten lines does.
final class LocustRequests {
  private static final Pattern STATUS = Pattern.compile("\\b([1-9]\\d\\d) (Client|Server) Error");

  private LocustRequests() {}

  static boolean recognises(Head head) {
    return head.hasColumns("request_type", "name", "response_time");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    Tick tick = new Tick(1e6);
    CsvRows.read(
        in, intake, (columns, line) -> (record, at) -> intake.row(row(columns, record, tick)));
    return tick.clock();
  }

  private static Row row(Columns columns, List<String> record, Tick tick) {
    String elapsed = columns.need(record, "response_time");
    tick.see(elapsed);
    String exception = columns.get(record, "exception");
    boolean failed = !exception.isEmpty() && !exception.equals("None");
    String method = columns.need(record, "request_type");
    String name = columns.need(record, "name");
    Row.Builder row =
        Row.of(Numbers.elapsed("response_time", elapsed, 1e6))
            .request(method, name.startsWith("/") || name.contains("://") ? name : "")
            .label(name);
    String started = columns.get(record, "start_time");
    if (!started.isEmpty()) {
      row.start(Numbers.stamp("start_time", started, 1e9));
    }
    Matcher found = STATUS.matcher(exception);
    String code = columns.get(record, "status_code");
    int status =
        !code.isEmpty()
            ? Numbers.status("status_code", code)
            : found.find() ? Integer.parseInt(found.group(1)) : 0;
    ErrorKind kind =
        !failed || status >= 400
            ? ErrorKind.NONE
            : status > 0 ? ErrorKind.CHECK : ErrorKind.ofMessage(exception);
    return row.reply(status, kind).build();
  }
}
