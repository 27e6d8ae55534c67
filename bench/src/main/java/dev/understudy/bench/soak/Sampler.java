package dev.understudy.bench.soak;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/// One look at the server and the client, written at once: a row of minutes.csv, the client's
/// counts in seen.csv, the server's page as metrics-N.txt. A crash loses nothing that was seen.
final class Sampler {
  static final String MINUTES = "minutes.csv";
  static final String SEEN = "seen.csv";
  static final String EVENTS = "events.csv";

  private final Subject subject;
  private final Load load;
  private final Path out;
  private final long startNanos = System.nanoTime();
  private int row;

  Sampler(Subject subject, Load load, Path out) throws IOException {
    this.subject = subject;
    this.load = load;
    this.out = out;
    append(
        MINUTES,
        "row,seconds,resident_bytes,live_heap_bytes,threads,descriptors,server_cpu_seconds,client_cpu_seconds,due,sent,ended,in_flight,untold,client_p50_ms,client_p99_ms,client_max_ms,client_lag_p99_ms,access_log_bytes,load_average");
    append(SEEN, "row,endpoint,outcome,count");
    append(EVENTS, "seconds,event");
  }

  /// Removes what an earlier run left in the folder, so that no rows of two runs are mixed.
  static void forget(Path folder) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, "{*.csv,metrics-*.txt,*.log,soak.*,run.txt,jcmd.txt}")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  /// Seconds since the start.
  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  void event(String what) throws IOException {
    append(EVENTS, text("%.3f,%s", seconds(), what));
    System.err.println(text("%7.1f s  %s", seconds(), what));
  }

  /// Looks at the traffic first, then collects garbage: its pause belongs to the next interval.
  Counts.Seen sample() throws IOException {
    double at = seconds();
    String page = subject.metrics();
    Counts.Seen seen = load.look();
    Files.writeString(out.resolve("metrics-" + row + ".txt"), page);
    long resident = subject.proc().residentBytes();
    long live = subject.liveHeapBytes();
    boolean timed = seen.times().n() > 0;
    append(
        MINUTES,
        text(
            "%d,%.3f,%d,%d,%d,%d,%.2f,%.2f,%d,%d,%d,%d,%d,%.3f,%.3f,%.3f,%.3f,%d,%s",
            row,
            at,
            resident,
            live,
            subject.proc().threads(),
            subject.proc().descriptors(),
            subject.proc().cpuSeconds(),
            Proc.self().cpuSeconds(),
            seen.due(),
            seen.sent(),
            seen.ended(),
            seen.inFlight(),
            seen.untold(),
            timed ? seen.times().quantile(0.5) / 1e6 : 0,
            timed ? seen.times().quantile(0.99) / 1e6 : 0,
            timed ? seen.times().ofRank(seen.times().n()).high() / 1e6 : 0,
            timed ? seen.lags().quantile(0.99) / 1e6 : 0,
            subject.emptyAccessLog(),
            Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]));
    StringBuilder lines = new StringBuilder();
    seen.outcomes()
        .forEach(
            (endpoint, counts) ->
                counts.forEach(
                    (outcome, count) ->
                        lines.append(text("%d,%s,%s,%d%n", row, endpoint, outcome, count))));
    append(SEEN, lines.toString().stripTrailing());
    row++;
    return seen;
  }

  private void append(String file, String line) throws IOException {
    try (BufferedWriter writer =
        Files.newBufferedWriter(
            out.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write(line);
      writer.newLine();
    }
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /// Until this many seconds after the start.
  void await(double seconds) {
    long nanos = (long) (seconds * 1e9) - (System.nanoTime() - startNanos);
    if (nanos > 0) {
      Subject.pause(Duration.ofNanos(nanos));
    }
  }
}
