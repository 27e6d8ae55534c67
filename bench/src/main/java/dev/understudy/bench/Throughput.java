package dev.understudy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// An endpoint without delay at 64 connections, beside bare Netty and nginx, interleaved.
final class Throughput implements Bench.Suite {
  private static final int ROUNDS = 3;
  private static final Duration ROUND = Duration.ofSeconds(6);

  @Override
  public String method() {
    return "wrk, one thread, 64 connections, no delay; each server warm for 30 s, then "
        + ROUNDS
        + " interleaved rounds of 6 s, medians. A closed workload: it says what goes through, and its percentiles are those of a saturated server (slow replies hold back later requests). CPU is user and system time of the server's process over the same requests. nginx has as many workers as we have event loops.";
  }

  @Override
  public List<Row> run(Bed bed) {
    int loops = Runtime.getRuntime().availableProcessors();
    var configuration = bed.write("health.yaml", HEALTH);
    try (Server ours = Server.understudy(bed.root(), configuration, bed.port());
        Server bare = Server.bareNetty(bed.root(), bed.port() + 10, loops);
        Server nginx = Server.nginx(bed.scratch(), bed.port() + 11, loops)) {
      List<Server> servers = List.of(ours, bare, nginx);
      List<List<Wrk>> runs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (Server server : servers) {
        Wrk.run(server.url("/health"), 64, bed.seconds(30, 8));
      }
      double[][] rates = new double[servers.size()][ROUNDS];
      double[][] cpu = new double[servers.size()][ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < servers.size(); i++) {
          double before = servers.get(i).cpuSeconds();
          Wrk run = Wrk.run(servers.get(i).url("/health"), 64, ROUND);
          runs.get(i).add(run);
          rates[i][round] = run.requestsPerSecond();
          double served = run.requestsPerSecond() * ROUND.toSeconds();
          cpu[i][round] = (servers.get(i).cpuSeconds() - before) / served * 1000;
        }
        bed.breathe();
      }
      for (int i = 1; i < servers.size(); i++) {
        String name = servers.get(i).name();
        bed.ratio(Ratio.of("throughput/" + name, Ratio.Better.HIGHER, rates[0], rates[i]));
        bed.ratio(Ratio.of("cpu/" + name, Ratio.Better.LOWER, cpu[0], cpu[i]));
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
              text("%.4f", Ratio.median(cpu[0])),
              text("bare Netty %.4f, nginx %.4f", Ratio.median(cpu[1]), Ratio.median(cpu[2])),
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
