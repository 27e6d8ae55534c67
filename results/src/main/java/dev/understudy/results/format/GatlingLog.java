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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gatling's simulation.log in its text form (to 3.10): tab-separated records, of which `REQUEST`
/// has groups, name, start, end (ms), OK or KO and a message. Before 3.4 a user id stood first. The
/// status is told only of failures, in the message.
final class GatlingLog {
  private static final Pattern FOUND = Pattern.compile("found (\\d{3})\\b");

  private GatlingLog() {}

  static boolean recognises(Head head) {
    return head.first().startsWith("RUN\t")
        || head.first().startsWith("REQUEST\t")
        || head.first().startsWith("USER\t");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    intake.note("Gatling does not tell the status of what it calls OK, nor the URL of a request");
    while (in.next()) {
      if (in.line().startsWith("REQUEST\t")) {
        try {
          intake.row(row(in.line().split("\t", -1)));
        } catch (FieldException e) {
          intake.broken(in.number(), e, in.line());
        }
      } else if (!in.line().matches("(RUN|USER|GROUP|ERROR|ASSERTION)\t.*|\\s*")) {
        intake.broken(in.number(), new FieldException("this is no record of Gatling"), in.line());
      }
    }
    return JmeterCsv.CLOCK; // two stamps of whole ms, as JMeter's
  }

  private static Row row(String[] fields) {
    int ok = 0;
    while (ok < fields.length && !fields[ok].equals("OK") && !fields[ok].equals("KO")) {
      ok++;
    }
    if (ok < 5 || ok >= fields.length) {
      throw new FieldException("a REQUEST has name, start, end and OK or KO");
    }
    long start = Numbers.stamp("start", fields[ok - 2], 1e6);
    long end = Numbers.stamp("end", fields[ok - 1], 1e6);
    if (end < start) {
      throw new FieldException("the request ends before it starts");
    }
    Row.Builder row = Row.of(end - start).start(start).label(fields[ok - 3]);
    if (fields[ok].equals("OK")) {
      return row.build();
    }
    String message = fields.length > ok + 1 ? fields[ok + 1].strip() : "";
    Matcher found = FOUND.matcher(message);
    if (message.contains("status") && found.find()) {
      return row.reply(Integer.parseInt(found.group(1)), ErrorKind.NONE).build();
    }
    ErrorKind kind = ErrorKind.ofMessage(message);
    boolean check = kind == ErrorKind.FAILED && message.contains("find");
    return row.reply(0, check ? ErrorKind.CHECK : kind).build();
  }
}
