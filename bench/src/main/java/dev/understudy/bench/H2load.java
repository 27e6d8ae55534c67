package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// h2load in HTTP/1.1, each connection at a fixed rate of its own, one line a request: what a
/// client measured, to the microsecond.
///
/// @param micros latencies of the answered requests, ascending
/// @param errors requests that failed or whose status was not 2xx
/// @param heldBack requests that took longer than their connection's period, so that the next one
///   was sent late: where coordinated omission may hide; 0 for a closed workload
record H2load(double[] micros, long errors, long heldBack) {
  /// Connections start evenly over one period, so that arrivals are evenly spaced, not bursts of
  /// all of them.
  ///
  /// @param perConnection requests a second of each connection
  /// @param rounds requests of each connection; the first is dropped, it includes the connect
  static H2load paced(Path scratch, String url, int connections, double perConnection, int rounds) {
    long perTick = Math.max(1, Math.round(connections * perConnection / 100));
    return run(
        scratch,
        connections,
        1 / perConnection,
        List.of(
            "-n" + (long) connections * rounds,
            "-r" + perTick,
            "--rate-period=10ms",
            "--rps=" + perConnection,
            url));
  }

  /// All connections at once, each sends its next request when the last is answered: a closed
  /// workload.
  static H2load closed(Path scratch, String url, int connections, int rounds) {
    return run(scratch, connections, 0, List.of("-n" + (long) connections * rounds, url));
  }

  private static H2load run(
      Path scratch, int connections, double periodSeconds, List<String> more) {
    Path log = scratch.resolve("h2load.log");
    try {
      Files.deleteIfExists(log);
      List<String> command =
          new ArrayList<>(
              List.of("h2load", "--h1", "-t1", "-m1", "-c" + connections, "--log-file=" + log));
      command.addAll(more);
      Command.run(command);
      return parse(log, periodSeconds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What started within the first period is left out: it includes the connect. Lines are `start in
  /// us since the epoch, status, duration in us`, tab-separated.
  static H2load parse(Path log, double periodSeconds) throws IOException {
    long[][] rows = rows(log).toArray(long[][]::new);
    long first = Arrays.stream(rows).mapToLong(row -> row[0]).min().orElse(0);
    double periodMicros = periodSeconds * 1e6;
    long from = first + (long) periodMicros;
    double[] micros =
        Arrays.stream(rows)
            .filter(row -> row[0] >= from && row[1] >= 200 && row[1] < 300)
            .mapToDouble(row -> row[2])
            .sorted()
            .toArray();
    if (micros.length == 0) {
      throw new IllegalStateException(
          "none of "
              + rows.length
              + " requests was answered with 2xx after the first period; statuses "
              + Arrays.stream(rows).map(row -> row[1]).distinct().toList());
    }
    long errors = Arrays.stream(rows).filter(row -> row[1] < 200 || row[1] >= 300).count();
    long heldBack =
        periodMicros == 0
            ? 0
            : Arrays.stream(rows).filter(row -> row[0] >= from && row[2] > periodMicros).count();
    return new H2load(micros, errors, heldBack);
  }

  /// Writes the log of `requests` requests of one kind, each connection at its own rate.
  static void log(
      Path log,
      Server server,
      ExampleRequest request,
      int connections,
      double perConnection,
      int requests) {
    try {
      Files.deleteIfExists(log);
      List<String> command =
          new ArrayList<>(
              List.of(
                  "h2load",
                  "--h1",
                  "-t1",
                  "-m1",
                  "-c" + connections,
                  "-n" + requests,
                  "-r" + Math.max(1, Math.round(connections * perConnection / 100)),
                  "--rate-period=10ms",
                  "--rps=" + perConnection,
                  "--log-file=" + log,
                  "-H:method: " + request.method()));
      if (!request.contentType().isEmpty()) {
        command.add("-HContent-Type: " + request.contentType());
      }
      if (!request.payload().isEmpty()) {
        Path payload = log.resolveSibling("payload");
        Files.writeString(payload, request.payload());
        command.add("-d" + payload);
      }
      command.add(server.url(request.path()));
      Command.run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Statuses of `requests` replies in the order in which they were asked for, as fast as they are
  /// answered.
  static int[] statuses(Path scratch, String url, int connections, int requests) {
    Path log = scratch.resolve("h2load.log");
    try {
      Files.deleteIfExists(log);
      Command.run(
          List.of(
              "h2load",
              "--h1",
              "-t1",
              "-m1",
              "-c" + connections,
              "-n" + requests,
              "--log-file=" + log,
              url));
      return rows(log)
          .sorted(Comparator.comparingLong(row -> row[0]))
          .mapToInt(row -> (int) row[1])
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<long[]> rows(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(line -> Arrays.stream(line.split("\t")).mapToLong(Long::parseLong).toArray());
  }

  /// Milliseconds at share p.
  double quantileMillis(double p) {
    return micros[(int) Math.min(micros.length - 1L, (long) Math.ceil(p * micros.length) - 1)]
        / 1e3;
  }

  /// Share of the requests that took at most `millis`.
  double share(double millis) {
    int place = Arrays.binarySearch(micros, millis * 1000 + 0.5); // between two ticks of the clock
    return (place < 0 ? -place - 1 : place) / (double) micros.length;
  }

  double maxMillis() {
    return micros[micros.length - 1] / 1e3;
  }
}
