package dev.understudy.results.format;

import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Numbers;

/// What JMeter's response code says: a status, or the exception of a request without one.
final class JmeterReply {
  private static final String NO_STATUS = "Non HTTP response code";

  private JmeterReply() {}

  static void set(Row.Builder row, String code, String message, boolean success) {
    if (code.startsWith(NO_STATUS)) {
      ErrorKind kind = ErrorKind.ofMessage(code + " " + message);
      row.reply(0, kind == ErrorKind.FAILED ? ErrorKind.BROKEN : kind);
      return;
    }
    int status = Numbers.status("responseCode", code);
    if (status == 0) {
      row.reply(0, success ? ErrorKind.NONE : ErrorKind.FAILED);
    } else {
      row.reply(status, !success && status < 400 ? ErrorKind.CHECK : ErrorKind.NONE);
    }
  }
}
