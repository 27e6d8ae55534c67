package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.bench.Peer.Work;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.verify.BandTest;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.KolmogorovSmirnov;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Overhead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same work for others and for us, interleaved.
final class Peers implements Bench.Suite {
  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 1_000;

  @Override
  public String method() {
    return "The same work for each: `GET`, 15 bytes of JSON; all started on this machine, one after another in each of "
        + ROUNDS
        + """
         rounds, figures are medians. Start: process start to the first 200, asked every 2 ms. Throughput: wrk, 64 connections, one thread, \
        after a warm-up; closed, so its percentiles are those of a saturated server. CPU: user and system time of the server's processes over the same requests. Lateness: h2load at 1,000 connections, each one \
        request a second at its own time, told to wait 500 ms; what a client saw above 500 ms, over all requests but each connection's first. *Held back* counts replies that took longer than that second: only then \
        was a later request sent late (coordinated omission). Resident memory: after start, and after that load. D: distance of Kolmogorov and Smirnov between what a client saw and the log-normal that was configured \
        (p50 50 ms, p99 250 ms), n = 20,000 a round, transport included: 0.0115 is its 1 % critical value. How each was tuned stands below the table.\
        """;
  }

  @Override
  public List<Row> run(Bed bed) {
    List<PeerFigures> all =
        PeerServers.all().stream().map(peer -> new PeerFigures(peer, ROUNDS)).toList();
    starts(bed, all);
    Map<PeerFigures, Server> servers = new LinkedHashMap<>();
    try {
      int port = bed.port();
      for (PeerFigures one : all) {
        Server server = one.peer.start(bed, port);
        servers.put(one, server);
        server.answered(one.peer.waits() ? "/delayed" : "/health");
        port += 3;
      }
      servers.forEach((_, server) -> Wrk.run(server.url("/health"), 64, bed.seconds(12, 4)));
      for (int round = 0; round < ROUNDS; round++) {
        for (var each : servers.entrySet()) {
          throughput(bed, each.getKey(), each.getValue(), round);
        }
        bed.breathe();
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var each : servers.entrySet()) {
          lateness(bed, each.getKey(), each.getValue(), round);
        }
        bed.breathe();
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var each : servers.entrySet()) {
          if (each.getKey().peer.logNormal()) {
            distance(bed, each.getKey(), each.getValue(), round);
          }
        }
      }
    } finally {
      servers.values().forEach(Server::close);
    }
    PeerTables.keep(bed, all);
    return List.of();
  }

  private static void starts(Bed bed, List<PeerFigures> all) {
    int port = bed.port() + 30;
    for (int round = 0; round < ROUNDS; round++) {
      for (PeerFigures one : all) {
        try (Server server = one.peer.start(bed, port)) {
          one.startMillis[round] = server.answered("/health");
          bed.breathe();
          one.idleMiB[round] = server.residentMiB();
        }
        port += 3;
      }
    }
  }

  private static void throughput(Bed bed, PeerFigures one, Server server, int round) {
    double before = server.cpuSeconds();
    Wrk run = Wrk.run(server.url("/health"), 64, bed.seconds(5, 3));
    double served = run.requestsPerSecond() * bed.either(5, 3);
    one.throughput[round] = run.requestsPerSecond();
    one.p99Millis[round] = run.p99Millis();
    one.cpuPerThousand[round] = (server.cpuSeconds() - before) / served * 1000;
    one.failed += run.errors();
  }

  private static void lateness(Bed bed, PeerFigures one, Server server, int round) {
    double before = server.cpuSeconds();
    String path = one.peer.waits() ? "/delayed" : "/health";
    double told = one.peer.waits() ? Work.SAME.delayMillis() : 0;
    int rounds = bed.either(8, 5);
    H2load client = H2load.paced(bed.scratch(), server.url(path), CONNECTIONS, 1, rounds);
    one.pacedCpuPerThousand[round] =
        (server.cpuSeconds() - before) / (CONNECTIONS * (double) rounds) * 1000;
    one.lateP50[round] = client.quantileMillis(0.5) - told;
    one.lateP99[round] = client.quantileMillis(0.99) - told;
    one.lateMax[round] = client.maxMillis() - told;
    one.loadedMiB[round] = server.residentMiB();
    one.failed += client.errors();
    one.heldBack += client.heldBack();
    one.n += client.micros().length;
  }

  private static void distance(Bed bed, PeerFigures one, Server server, int round) {
    H2load client =
        H2load.paced(bed.scratch(), server.url("/lognormal"), CONNECTIONS, 1, bed.either(21, 6));
    LatencySketch seen = new LatencySketch();
    for (double micros : client.micros()) {
      seen.add((long) (micros * 1000));
    }
    KolmogorovSmirnov test = BandTest.of(seen, law(), Overhead.NONE, Clock.NANOS);
    one.distance[round] = test.distance();
    one.failed += client.errors();
  }

  private static Distribution law() {
    return Configurations.parse(
            "law.yaml",
            text(
                "version: 1%nendpoints:%n  e:%n    request: GET /e%n    latency: {lognormal: {p50: %.0fms, p99: %.0fms}}%n",
                Work.SAME.p50Millis(), Work.SAME.p99Millis()),
            LoadOptions.of(1))
        .plan()
        .orElseThrow()
        .endpoints()
        .getFirst()
        .outcomes()
        .getFirst()
        .latency()
        .law();
  }
}
