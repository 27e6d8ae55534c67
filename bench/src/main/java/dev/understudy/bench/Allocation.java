package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes that the event loops allocate for a request, in two ways that know nothing of each other.
final class Allocation implements Bench.Suite {
  /// What one load cost. NaN where the collector did not run twice.
  private record Cost(double loopBytes, double heapBytes, double requests) {}

  /// Collections every few MiB: what is missing at the ends of a measurement is then little.
  private static final String SMALL_YOUNG = "-Xmn8m";

  /// `"loop-3-1" #33 ... allocated=123M defined_classes=...`: in whole K from 100 K, M from 100 M.
  private static final Pattern LOOP =
      Pattern.compile(
          "\"(?:loop|multiThreadIoEventLoopGroup)-[^\"]*\"[^\\n]*allocated=(\\d+)([BKMG])");

  /// `Pause Young (Allocation Failure) 24M->3M(80M) 1.2ms`, in K or M.
  private static final Pattern PAUSE =
      Pattern.compile("Pause [^\\n]*?(\\d+)([KMG])->(\\d+)([KMG])\\(");

  private static final String DOCUMENT =
      """
      version: 1
      endpoints:
        none: {request: GET /none, response: {json: {status: up}}, latency: 0ms}
        fixed: {request: GET /fixed, response: {json: {status: up}}, latency: 2ms}
        lognormal: {request: GET /lognormal, response: {json: {status: up}}, latency: {lognormal: {p50: 2ms, p99: 8ms}}}
        errors:
          request: GET /errors
          response: {json: {status: up}}
          latency: {lognormal: {p50: 2ms, p99: 8ms}}
          errors: {down: {rate: 5%, status: 503}, gone: {rate: 1%, status: 404}}
        item: {request: "GET /items/{id}", response: {json: {status: up}}, latency: 0ms}
      """;

  @Override
  public String method() {
    return "wrk, one thread, 64 connections without delay and 256 with it, 10 s warm, then two measurements of the same load. *Loops*: what the JVM counts as allocated by the event loops' threads (`jcmd PID Thread.print -e`, before and after; its unit is 1 % or finer here) over the requests that wrk counted. "
        + "*Heap*: growth of the heap between collections (`-Xlog:gc`, a young generation of 8 MiB so that there are many) over the requests of the time between: all threads, admin and log included, which the loops' figure leaves out. *Beyond Netty* is the difference to bare Netty (decoder and one constant reply) under the same load.";
  }

  @Override
  public List<Row> run(Bed bed) {
    List<Row> rows = new ArrayList<>();
    Path log = bed.scratch().resolve("understudy-gc.log");
    Path nettyLog = bed.scratch().resolve("netty-gc.log");
    try (Server netty =
            Server.bareNetty(
                bed.root(),
                bed.port() + 10,
                2,
                2,
                "epoll",
                SMALL_YOUNG,
                "-Xlog:gc:file=" + nettyLog);
        Server ours =
            Server.understudy(
                bed.root(),
                bed.write("allocation.yaml", DOCUMENT),
                bed.port(),
                Map.of("UNDERSTUDY_JAVA_OPTS", SMALL_YOUNG + " -Xlog:gc:file=" + log))) {
      Cost atOnce = cost(bed, netty, nettyLog, "/", 64);
      Cost late = cost(bed, netty, nettyLog, "/delayed", 256);
      rows.add(row("bare Netty, at once", atOnce, null));
      rows.add(row("bare Netty, 2 ms by its timer", late, null));
      rows.add(row("no delay", cost(bed, ours, log, "/none", 64), atOnce));
      rows.add(row("no delay, {id} in the path", cost(bed, ours, log, "/items/7", 64), atOnce));
      rows.add(row("fixed 2 ms", cost(bed, ours, log, "/fixed", 256), late));
      rows.add(row("log-normal", cost(bed, ours, log, "/lognormal", 256), late));
      rows.add(row("log-normal, two errors", cost(bed, ours, log, "/errors", 256), late));
    }
    return rows;
  }

  private static Cost cost(Bed bed, Server server, Path log, String path, int connections) {
    String url = server.url(path);
    Wrk.run(url, connections, bed.seconds(10, 4));
    Duration duration = bed.seconds(15, 8);
    double loops = loopBytes(server);
    double grown = grownBytes(log);
    Wrk run = Wrk.run(url, connections, duration);
    double requests = run.requestsPerSecond() * duration.toSeconds();
    return new Cost(
        (loopBytes(server) - loops) / requests, (grownBytes(log) - grown) / requests, requests);
  }

  private static double loopBytes(Server server) {
    String jcmd = Path.of(Server.java()).resolveSibling("jcmd").toString();
    String threads = Command.run(List.of(jcmd, "" + server.pid(), "Thread.print", "-e"));
    Matcher matcher = LOOP.matcher(threads);
    double bytes = 0;
    while (matcher.find()) {
      bytes += Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
    }
    if (bytes == 0) {
      throw new IllegalStateException("no event loop among the threads:\n" + threads);
    }
    return bytes;
  }

  /// What the heap grew by from each collection to the next, from the log's beginning on. The rest
  /// since the last collection is missing at both ends alike.
  private static double grownBytes(Path log) {
    try {
      Matcher matcher = PAUSE.matcher(Files.readString(log));
      double grown = 0;
      double left = 0;
      while (matcher.find()) {
        grown += Double.parseDouble(matcher.group(1)) * unit(matcher.group(2)) - left;
        left = Double.parseDouble(matcher.group(3)) * unit(matcher.group(4));
      }
      return grown;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double unit(String letter) {
    return switch (letter) {
      case "B" -> 1;
      case "K" -> 1 << 10;
      case "M" -> 1 << 20;
      default -> 1 << 30;
    };
  }

  private static Row row(String what, Cost cost, @org.jspecify.annotations.Nullable Cost netty) {
    double beyond = netty == null ? 0 : cost.loopBytes() - netty.loopBytes();
    return new Row(
        "allocation, " + what,
        text(
            "%.0f bytes a request on the loops, %.0f by the heap's growth",
            cost.loopBytes(), cost.heapBytes()),
        netty == null
            ? text("%,.0f requests", cost.requests())
            : text("%.0f beyond Netty; %,.0f requests", beyond, cost.requests()),
        netty == null ? "" : "<= 200 beyond Netty",
        netty == null ? Row.Verdict.NONE : Row.Verdict.of(beyond <= 200));
  }
}
