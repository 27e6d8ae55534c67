package dev.understudy.results.format;

import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.Numbers;
import java.util.function.UnaryOperator;

/// A k6 point of `http_req_duration`: sending, waiting and receiving, in ms with decimals; what
/// blocks and connects is not in it. Tags are the same in CSV and JSON; a test may add one named
/// `ordinal`.
final class K6Row {
  static final String METRIC = "http_req_duration";

  private K6Row() {}

  /// @param tag gives a tag by name, empty where there is none
  static Row of(long startNanos, long elapsedNanos, UnaryOperator<String> tag, Names users) {
    int status = Numbers.status("status", tag.apply("status"));
    String code = tag.apply("error_code");
    ErrorKind kind =
        status > 0
            ? ErrorKind.NONE
            : kind(code.isEmpty() ? 0 : (int) Numbers.whole("error_code", code));
    if (kind == ErrorKind.FAILED && !tag.apply("error").isEmpty()) {
      kind = ErrorKind.ofMessage(tag.apply("error"));
    }
    String name = tag.apply("name");
    String url = tag.apply("url");
    String ordinal = tag.apply("ordinal");
    return Row.of(elapsedNanos)
        .ordinal(ordinal.isEmpty() ? Row.UNKNOWN : Numbers.whole("ordinal", ordinal))
        .start(startNanos)
        .request(tag.apply("method"), url.isEmpty() ? name : url)
        .label(name)
        .reply(status, kind)
        .connection(users.number(tag.apply("vu")))
        .build();
  }

  /// k6's error codes: 1050 request timeout; 1100..1199 DNS; 1210, 1211, 1212, 1213: dial; other
  /// 1200..1399 TCP and TLS; 1500 and above HTTP/2; 1000 anything else, most often an early end.
  private static ErrorKind kind(int code) {
    if (code == 0) {
      return ErrorKind.FAILED;
    }
    if (code == 1050) {
      return ErrorKind.TIMEOUT;
    }
    boolean dial = (code >= 1100 && code < 1200) || (code >= 1210 && code <= 1213);
    return dial ? ErrorKind.UNREACHABLE : ErrorKind.BROKEN;
  }
}
