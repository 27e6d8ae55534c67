package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/// `h2load --log-file`: start in us since 1970, status (-1: none), duration in us, tab-separated.
/// Says nothing of method and path. Over HTTP/1.1 a request whose connection breaks leaves no line
/// (seen with 1.52), so the few that do are left out.
final class H2loadLog {
  private static final Pattern LINE = Pattern.compile("-?\\d+\t-?\\d+\t-?\\d+");

  private H2loadLog() {}

  static boolean recognises(Head head) {
    return LINE.matcher(head.first()).matches();
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    long unanswered = 0;
    while (in.next()) {
      if (in.line().isBlank()) {
        continue;
      }
      try {
        String[] fields = fields(in.line());
        if (fields[1].equals("-1")) {
          unanswered++;
        } else {
          intake.row(row(fields));
        }
      } catch (FieldException e) {
        intake.broken(in.number(), e, in.line());
      }
    }
    if (unanswered > 0) {
      intake.note(
          unanswered + " requests without a reply are left out: h2load has no line of most such");
    }
    return new Clock(1_000, Clock.Reading.ROUNDED_DOWN);
  }

  private static String[] fields(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 3) {
      throw new FieldException("a line has start, status and duration");
    }
    return fields;
  }

  private static Row row(String[] fields) {
    return Row.of(Numbers.elapsed("the duration", fields[2], 1e3))
        .start(Numbers.stamp("the start", fields[0], 1e3))
        .reply(Numbers.status("the status", fields[1]), ErrorKind.NONE)
        .build();
  }
}
