package dev.understudy.bench;

import java.util.List;
import java.util.function.Function;

/// What was measured of one peer, a value a round.
final class PeerFigures {
  /// One kind of figure: how to read it, to write it, and which way is good.
  ///
  /// @param id stable, for `--check`
  record Kind(
      String id,
      String title,
      String format,
      Ratio.Better better,
      Function<PeerFigures, double[]> rounds) {
    double of(PeerFigures peer) {
      return Ratio.median(rounds.apply(peer));
    }

    /// Whether a peer was measured: what it cannot do stays 0.
    boolean has(PeerFigures peer) {
      return of(peer) > 0;
    }

    /// Theirs over ours.
    double ratio(PeerFigures peer, PeerFigures us) {
      return of(peer) / of(us);
    }

    boolean ahead(PeerFigures peer, PeerFigures us) {
      double ratio = ratio(peer, us);
      return has(peer) && (better == Ratio.Better.HIGHER ? ratio > 1 : ratio < 1);
    }
  }

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "throughput",
              "requests/s, 64 connections",
              "%,.0f",
              Ratio.Better.HIGHER,
              it -> it.throughput),
          new Kind("p99", "p99 of it, ms", "%.1f", Ratio.Better.LOWER, it -> it.p99Millis),
          new Kind(
              "cpu",
              "CPU s for 1,000 of these requests",
              "%.4f",
              Ratio.Better.LOWER,
              it -> it.cpuPerThousand),
          new Kind(
              "paced cpu",
              "CPU s for 1,000 requests, 1,000 connections, paced",
              "%.3f",
              Ratio.Better.LOWER,
              it -> it.pacedCpuPerThousand),
          new Kind(
              "lateness p50", "lateness p50, ms", "%.2f", Ratio.Better.LOWER, it -> it.lateP50),
          new Kind(
              "lateness p99", "lateness p99, ms", "%.2f", Ratio.Better.LOWER, it -> it.lateP99),
          new Kind(
              "lateness max", "lateness max, ms", "%.0f", Ratio.Better.LOWER, it -> it.lateMax),
          new Kind(
              "idle memory",
              "resident after start, MiB",
              "%,.0f",
              Ratio.Better.LOWER,
              it -> it.idleMiB),
          new Kind(
              "memory",
              "resident after 1,000 connections, MiB",
              "%,.0f",
              Ratio.Better.LOWER,
              it -> it.loadedMiB),
          new Kind(
              "start",
              "start to first answer, ms",
              "%,.0f",
              Ratio.Better.LOWER,
              it -> it.startMillis),
          new Kind("distance", "log-normal, D", "%.4f", Ratio.Better.LOWER, it -> it.distance));

  final Peer peer;
  final double[] throughput;
  final double[] p99Millis;
  final double[] cpuPerThousand;
  final double[] pacedCpuPerThousand;
  final double[] lateP50;
  final double[] lateP99;
  final double[] lateMax;
  final double[] idleMiB;
  final double[] loadedMiB;
  final double[] startMillis;
  final double[] distance;
  long failed;
  long heldBack;
  long n;

  PeerFigures(Peer peer, int rounds) {
    this.peer = peer;
    throughput = new double[rounds];
    p99Millis = new double[rounds];
    cpuPerThousand = new double[rounds];
    pacedCpuPerThousand = new double[rounds];
    lateP50 = new double[rounds];
    lateP99 = new double[rounds];
    lateMax = new double[rounds];
    idleMiB = new double[rounds];
    loadedMiB = new double[rounds];
    startMillis = new double[rounds];
    distance = new double[rounds];
  }

  /// The peer's name without its version.
  String name() {
    return peer.name().replaceAll(" [0-9.]+$", "");
  }
}
