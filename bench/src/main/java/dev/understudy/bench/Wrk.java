package dev.understudy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// wrk: as many requests as go through over a fixed number of connections (a closed workload; its
/// percentiles are those of a saturated server).
record Wrk(double requestsPerSecond, double p50Millis, double p99Millis, long errors) {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern QUANTILE = Pattern.compile("\\s(50|99)%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern SOCKET_ERRORS =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
  private static final Pattern STATUS_ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  /// Under `chrt -r`, wrk runs one step below the servers: it is never idle, and a round robin's
  /// slice of 100 ms would be what its percentiles show. The servers run whenever there is work.
  static Wrk run(String url, int connections, Duration duration) {
    List<String> command = new ArrayList<>(below());
    command.addAll(
        List.of(
            "wrk", "-t1", "-c" + connections, "-d" + duration.toSeconds() + "s", "--latency", url));
    return parse(Command.run(command));
  }

  /// What makes a command wait for the servers: nothing without a real-time priority.
  static List<String> below() {
    long priority = Disturbance.realTimePriority();
    return priority > 1 ? List.of("chrt", "-r", "" + (priority - 1)) : List.of();
  }

  static Wrk parse(String output) {
    double[] quantiles = new double[2];
    Matcher quantile = QUANTILE.matcher(output);
    while (quantile.find()) {
      double unit =
          switch (quantile.group(3)) {
            case "us" -> 1e-3;
            case "ms" -> 1;
            default -> 1e3;
          };
      quantiles[quantile.group(1).equals("50") ? 0 : 1] =
          Double.parseDouble(quantile.group(2)) * unit;
    }
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IllegalStateException("no rate in the output of wrk:\n" + output);
    }
    long errors = 0;
    Matcher socket = SOCKET_ERRORS.matcher(output);
    if (socket.find()) {
      for (int i = 1; i <= 4; i++) {
        errors += Long.parseLong(socket.group(i));
      }
    }
    Matcher status = STATUS_ERRORS.matcher(output);
    if (status.find()) {
      errors += Long.parseLong(status.group(1));
    }
    return new Wrk(Double.parseDouble(rate.group(1)), quantiles[0], quantiles[1], errors);
  }
}
