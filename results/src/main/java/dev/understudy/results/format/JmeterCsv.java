package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Columns;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// JMeter's result file as CSV: one sample a line, columns named in the header. Times are whole
/// milliseconds between two cut time stamps; what `Connect` says is not part of the reply's time
/// and taken off. Transaction controllers have no URL and no response of their own.
final class JmeterCsv {
  static final Clock CLOCK = new Clock(1_000_000, Clock.Reading.DIFFERENCE_OF_STAMPS);
  static final String CONNECT_NOTE =
      "times are elapsed - Connect: the time to connect is measured apart and not the service's";

  private JmeterCsv() {}

  static boolean recognises(Head head) {
    return head.hasColumns("timeStamp", "elapsed");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    Names threads = new Names();
    CsvRows.read(
        in,
        intake,
        (columns, line) -> {
          if (columns.has("Connect")) {
            intake.note(CONNECT_NOTE);
          }
          return (record, at) -> row(columns, record, threads, intake);
        });
    return CLOCK;
  }

  private static void row(Columns columns, List<String> record, Names threads, Intake intake) {
    long start = Numbers.stamp("timeStamp", columns.need(record, "timeStamp"), 1e6);
    long elapsed = Numbers.whole("elapsed", columns.need(record, "elapsed"));
    String connect = columns.get(record, "Connect");
    long connected = connect.isEmpty() ? 0 : Numbers.whole("Connect", connect);
    String url = columns.get(record, "URL");
    String message = columns.get(record, "responseMessage");
    if (message.startsWith("Number of samples in transaction")) {
      intake.note("samples of transaction controllers are left out: they hold other samples");
      return;
    }
    Row.Builder row =
        Row.of(Numbers.elapsed("elapsed", (double) Math.max(0, elapsed - connected), 1e6))
            .start(start)
            .request("", url.equals("null") ? "" : url)
            .label(columns.get(record, "label"))
            .connection(threads.number(columns.get(record, "threadName")));
    String ordinal = columns.get(record, "ordinal"); // of sample_variables
    if (!ordinal.isEmpty() && !ordinal.equals("null")) {
      row.ordinal(Numbers.whole("ordinal", ordinal));
    }
    if (elapsed < 0) {
      throw new FieldException("elapsed is negative: " + elapsed);
    }
    JmeterReply.set(
        row,
        columns.get(record, "responseCode"),
        message,
        !columns.get(record, "success").equals("false"));
    intake.row(row.build());
  }
}
