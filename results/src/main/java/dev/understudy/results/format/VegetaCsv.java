package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `vegeta encode --to csv`, without header: time stamp in ns, status, latency in ns, bytes out,
/// bytes in, error, payload in base64, attack, sequence number, method, URL, headers in base64.
final class VegetaCsv {
  private static final Pattern LINE = Pattern.compile("\\d{19},\\d{1,3},\\d+,\\d+,\\d+,.*");
  private static final int LEAST = 6;

  private VegetaCsv() {}

  static boolean recognises(Head head) {
    return LINE.matcher(head.first()).matches();
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    CsvRows.readAll(in, intake, (record, line) -> row(record, intake));
    return Clock.NANOS;
  }

  private static void row(List<String> record, Intake intake) {
    if (record.size() < LEAST) {
      throw new FieldException(record.size() + " fields, but a result has at least " + LEAST);
    }
    long start = Numbers.stamp("timestamp", record.get(0), 1);
    long status = Numbers.whole("code", record.get(1));
    intake.row(
        VegetaRow.of(
            start,
            Numbers.elapsed("latency", record.get(2), 1),
            (int) status,
            record.get(5),
            record.size() > 10 ? record.get(9) : "",
            record.size() > 10 ? record.get(10) : ""));
  }
}
