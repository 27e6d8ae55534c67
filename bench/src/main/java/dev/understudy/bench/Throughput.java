package dev.understudy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// An endpoint without delay at 64 connections, beside bare Netty and nginx, interleaved.
final class Throughput implements Bench.Suite {
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration ROUND = Duration.ofSeconds(6);

  @Override
  public List<Row> run(Bench.Bed bed) {
    int loops = Runtime.getRuntime().availableProcessors();
    var configuration = bed.write("health.yaml", HEALTH);
    try (Server ours = Server.understudy(bed.root(), configuration, bed.port());
        Server bare = Server.bareNetty(bed.root(), bed.port() + 10, loops);
        Server nginx = Server.nginx(bed.scratch(), bed.port() + 11, loops)) {
      List<Server> servers = List.of(ours, bare, nginx);
      List<List<Wrk>> runs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (Server server : servers) {
        Wrk.run(server.url("/health"), 64, WARM_UP);
      }
      double cpu = 0;
      double served = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < servers.size(); i++) {
          double before = servers.get(i).cpuSeconds();
          Wrk run = Wrk.run(servers.get(i).url("/health"), 64, ROUND);
          runs.get(i).add(run);
          if (i == 0) {
            cpu += servers.get(i).cpuSeconds() - before;
            served += run.requestsPerSecond() * ROUND.toSeconds();
          }
        }
      }
      Wrk us = median(runs.get(0));
      Wrk netty = median(runs.get(1));
      Wrk peer = median(runs.get(2));
      double ofNetty = us.requestsPerSecond() / netty.requestsPerSecond();
      double ofNginx = us.requestsPerSecond() / peer.requestsPerSecond();
      return List.of(
          new Row(
              "throughput, no delay, 64 connections",
              text("%,.0f/s", us.requestsPerSecond()),
              text(
                  "bare Netty %,.0f/s, nginx %,.0f/s: %.2f and %.2f of them",
                  netty.requestsPerSecond(), peer.requestsPerSecond(), ofNetty, ofNginx),
              ">= 0.9 of bare Netty, >= nginx",
              Row.Verdict.of(ofNetty >= 0.9 && ofNginx >= 1 && us.errors() == 0)),
          new Row(
              "p99 of the same",
              text("%.2f ms", us.p99Millis()),
              text("bare Netty %.2f ms, nginx %.2f ms", netty.p99Millis(), peer.p99Millis()),
              "<= 2 x nginx",
              Row.Verdict.of(us.p99Millis() <= 2 * peer.p99Millis())),
          new Row(
              "CPU seconds per 1,000 requests",
              text("%.4f", cpu / served * 1000),
              "",
              "",
              Row.Verdict.NONE));
    }
  }

  static final String HEALTH =
      "version: 1\nendpoints:\n  health:\n    request: GET /health\n    response: {json: {status: up}}\n    latency: 0ms\n";

  private static Wrk median(List<Wrk> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Wrk::requestsPerSecond))
        .toList()
        .get(runs.size() / 2);
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
