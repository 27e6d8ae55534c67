package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the stack was chosen by: collectors, transports, numbers of event loops, and the design
/// with a virtual thread a connection, all at the same work.
final class Stack implements Bench.Suite {
  private static final int ROUNDS = 3;
  private static final int[] CONNECTIONS = {1_000, 5_000, 10_000};
  private static final double DELAY_MILLIS = 500;

  private static final String DOCUMENT =
      "version: 1\nendpoints:\n  delayed: {request: GET /delayed, response: {json: {status: up}}, latency: 500ms}\n  none: {request: GET /none, response: {json: {status: up}}, latency: 0ms}\n";

  /// The virtual-thread server has one endpoint: the first.
  private static final String ONLY_NONE =
      "version: 1\nendpoints:\n  none: {request: GET /none, latency: 0ms}\n";

  /// `GC(3) Pause Young (Allocation Failure) 24M->3M(80M) 1.2ms`, `GC(0) y: Pause Mark Start
  /// 0.01ms`.
  private static final Pattern PAUSE =
      Pattern.compile("GC\\(\\d+\\) (?:[yYoO]: )?Pause [^\\n]* ([0-9.]+)ms");

  /// One way to serve.
  ///
  /// @param fast answers at once; the same server as `late` where one can do both
  private record Way(String name, Starter late, Starter fast, boolean same) {}

  private interface Starter {
    Server start(int port);
  }

  /// What was measured of a way, by round.
  private static final class Figures {
    final double[] throughput = new double[ROUNDS];
    final double[] throughputP99 = new double[ROUNDS];
    final double[] cpu = new double[ROUNDS];
    final double[][] p50 = new double[CONNECTIONS.length][ROUNDS];
    final double[][] p99 = new double[CONNECTIONS.length][ROUNDS];
    final double[][] p999 = new double[CONNECTIONS.length][ROUNDS];
    final double[] pacedCpu = new double[ROUNDS];
    double residentMiB;
    long errors;
    long heldBack;
  }

  @Override
  public String method() {
    return "All servers are alive at once and asked in turn, "
        + ROUNDS
        + " rounds, medians. Throughput: wrk, 64 connections, no delay (closed), after a warm-up. Lateness: h2load at 1,000, 5,000 and 10,000 connections, each one request a second at its own time, told to wait 500 ms; p50 / p99 / p99.9 of what a client saw above it. *Held* counts replies that outlasted the second (coordinated omission). CPU: of the server's process for 1,000 requests at 64 connections, and at 1,000 paced. Pauses: of the collector's log over all of it. "
        + "Engine rows run our engine without the command line; virtual threads run a server with our decisions, one thread a connection, blocking sockets and `Thread.sleep`.";
  }

  @Override
  public List<Row> run(Bed bed) {
    Path document = bed.write("stack.yaml", DOCUMENT);
    collectors(bed, document);
    bed.breathe();
    designs(bed, document);
    return List.of();
  }

  private static void collectors(Bed bed, Path document) {
    List<Way> ways = new ArrayList<>();
    for (String collector : List.of("Serial", "G1", "Z", "Parallel")) {
      Starter starter =
          port ->
              Server.understudy(
                  bed.root(),
                  document,
                  port,
                  Map.of(
                      "UNDERSTUDY_JAVA_OPTS",
                      "-XX:-UseSerialGC -XX:+Use"
                          + collector
                          + "GC -Xlog:gc,gc+phases:file="
                          + log(bed, collector)),
                  "--max-connections",
                  "12000");
      ways.add(new Way(collector.equals("Z") ? "ZGC" : collector, starter, starter, true));
    }
    List<Figures> figures = measure(bed, ways, bed.port());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      List<String> row = row(ways.get(i), figures.get(i));
      row.add(pauses(log(bed, ways.get(i).name().replace("ZGC", "Z"))));
      rows.add(row);
    }
    List<String> head = head();
    head.add("pauses: n, mean, max");
    bed.table(new Table("Collectors (whole program, epoll, two loops)", head, rows));
    draw(
        bed,
        "stack-collectors",
        "p99 of lateness at 10,000 connections, by collector",
        ways,
        figures);
    compare(bed, ways, figures, "collector");
  }

  private static void designs(Bed bed, Path document) {
    Path none = bed.write("stack-none.yaml", ONLY_NONE);
    List<Way> ways = new ArrayList<>();
    ways.add(engine(bed, document, "engine, epoll, 2 loops", "2", "EPOLL"));
    ways.add(engine(bed, document, "engine, epoll, 1 loop", "1", "EPOLL"));
    ways.add(engine(bed, document, "engine, NIO, 2 loops", "2", "NIO"));
    for (String transport : List.of("epoll", "io_uring", "nio")) {
      Starter bare = port -> Server.bareNetty(bed.root(), port, 2, 500, transport);
      ways.add(new Way("bare Netty, " + transport, bare, bare, true));
    }
    ways.add(
        new Way(
            "virtual threads",
            port -> virtual(bed, document, port),
            port -> virtual(bed, none, port),
            false));
    List<Figures> figures = measure(bed, ways, bed.port() + 40);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      rows.add(row(ways.get(i), figures.get(i)));
    }
    bed.table(new Table("Transports, loops, threads (Serial collector)", head(), rows));
    draw(bed, "stack-designs", "p99 of lateness at 10,000 connections, by design", ways, figures);
    compare(bed, ways, figures, "design");
  }

  private static Way engine(Bed bed, Path document, String name, String loops, String transport) {
    Starter starter =
        port ->
            Server.java(
                name,
                bed.root(),
                List.of(),
                EngineServer.class,
                port,
                document.toString(),
                "" + port,
                loops,
                transport);
    return new Way(name, starter, starter, true);
  }

  private static Server virtual(Bed bed, Path document, int port) {
    return Server.java(
        "virtual threads",
        bed.root(),
        List.of(),
        VirtualThreads.class,
        port,
        document.toString(),
        "" + port);
  }

  private static Path log(Bed bed, String collector) {
    return bed.scratch().resolve("gc-" + collector + ".log");
  }

  private static List<Figures> measure(Bed bed, List<Way> ways, int port) {
    List<Server> late = new ArrayList<>();
    List<Server> fast = new ArrayList<>();
    List<Figures> figures = new ArrayList<>();
    try {
      for (Way way : ways) {
        late.add(way.late().start(port));
        fast.add(way.same() ? late.getLast() : way.fast().start(port + 2));
        figures.add(new Figures());
        port += 4;
      }
      for (Server server : fast) {
        Wrk.run(server.url("/none"), 64, bed.seconds(12, 4));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < ways.size(); i++) {
          throughput(bed, fast.get(i), figures.get(i), round);
        }
        bed.breathe();
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < ways.size(); i++) {
          lateness(bed, late.get(i), figures.get(i), round);
        }
        bed.breathe();
      }
      for (int i = 0; i < ways.size(); i++) {
        figures.get(i).residentMiB = late.get(i).residentMiB();
      }
    } finally {
      late.forEach(Server::close);
      fast.forEach(Server::close);
    }
    return figures;
  }

  private static void throughput(Bed bed, Server server, Figures figures, int round) {
    double before = server.cpuSeconds();
    Wrk run = Wrk.run(server.url("/none"), 64, bed.seconds(5, 3));
    figures.throughput[round] = run.requestsPerSecond();
    figures.throughputP99[round] = run.p99Millis();
    figures.cpu[round] =
        (server.cpuSeconds() - before) / (run.requestsPerSecond() * bed.either(5, 3)) * 1000;
    figures.errors += run.errors();
  }

  private static void lateness(Bed bed, Server server, Figures figures, int round) {
    for (int i = 0; i < CONNECTIONS.length; i++) {
      double before = server.cpuSeconds();
      int rounds = bed.either(6, 4);
      H2load client =
          H2load.paced(bed.scratch(), server.url("/delayed"), CONNECTIONS[i], 1, rounds);
      figures.p50[i][round] = client.quantileMillis(0.5) - DELAY_MILLIS;
      figures.p99[i][round] = client.quantileMillis(0.99) - DELAY_MILLIS;
      figures.p999[i][round] = client.quantileMillis(0.999) - DELAY_MILLIS;
      figures.errors += client.errors();
      figures.heldBack += client.heldBack();
      if (i == 0) {
        figures.pacedCpu[round] =
            (server.cpuSeconds() - before) / (CONNECTIONS[i] * (double) rounds) * 1000;
      }
    }
  }

  private static List<String> head() {
    return new ArrayList<>(
        List.of(
            "",
            "requests/s; p99, ms",
            "lateness at 1,000, ms",
            "at 5,000",
            "at 10,000",
            "CPU s per 1,000: full, paced",
            "resident, MiB",
            "errors / held"));
  }

  private static List<String> row(Way way, Figures figures) {
    List<String> row = new ArrayList<>();
    row.add(way.name());
    row.add(
        text("%,.0f; %.1f", Ratio.median(figures.throughput), Ratio.median(figures.throughputP99)));
    for (int i = 0; i < CONNECTIONS.length; i++) {
      row.add(
          text(
              "%.2f / %.2f / %.2f",
              Ratio.median(figures.p50[i]),
              Ratio.median(figures.p99[i]),
              Ratio.median(figures.p999[i])));
    }
    row.add(text("%.4f, %.3f", Ratio.median(figures.cpu), Ratio.median(figures.pacedCpu)));
    row.add(text("%.0f", figures.residentMiB));
    row.add(text("%,d / %,d", figures.errors, figures.heldBack));
    return row;
  }

  private static String pauses(Path log) {
    try {
      Matcher matcher = PAUSE.matcher(Files.readString(log));
      int n = 0;
      double sum = 0;
      double most = 0;
      while (matcher.find()) {
        double millis = Double.parseDouble(matcher.group(1));
        n++;
        sum += millis;
        most = Math.max(most, millis);
      }
      return n == 0 ? "none" : text("%d, %.2f, %.2f ms", n, sum / n, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(
      Bed bed, String file, String title, List<Way> ways, List<Figures> figures) {
    Bars bars = new Bars(title + ": less is better");
    for (int i = 0; i < ways.size(); i++) {
      double value = Ratio.median(figures.get(i).p99[CONNECTIONS.length - 1]);
      bars.add(ways.get(i).name(), value, text("%.2f ms", value));
    }
    bed.picture(file + ".svg", title, bars.svg());
  }

  private static void compare(Bed bed, List<Way> ways, List<Figures> figures, String what) {
    for (int i = 1; i < ways.size(); i++) {
      String id = "stack/" + what + "/" + ways.get(0).name() + " over " + ways.get(i).name() + "/";
      bed.ratio(
          Ratio.of(
              id + "throughput",
              Ratio.Better.HIGHER,
              figures.getFirst().throughput,
              figures.get(i).throughput));
      bed.ratio(
          Ratio.of(
              id + "p99 at 10,000",
              Ratio.Better.LOWER,
              figures.getFirst().p99[CONNECTIONS.length - 1],
              figures.get(i).p99[CONNECTIONS.length - 1]));
    }
  }
}
