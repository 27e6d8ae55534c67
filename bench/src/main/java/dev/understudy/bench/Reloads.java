package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A changed configuration each second under 1,000 connections, beside the same load in peace.
final class Reloads implements Bench.Suite {
  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 1_000;
  private static final double DELAY_MILLIS = 500;

  @Override
  public String method() {
    return "h2load at 1,000 connections, each one request a second at its own time, told to wait 500 ms. In every second run the file is rewritten each second (another endpoint's latency) and the server applies it by itself. "
        + ROUNDS
        + " rounds of both, medians; revisions are counted by the server's `/metrics`.";
  }

  @Override
  public List<Row> run(Bed bed) {
    double[] calm = new double[ROUNDS];
    double[] busy = new double[ROUNDS];
    long errors = 0;
    long heldBack = 0;
    AtomicInteger written = new AtomicInteger();
    double applied;
    var file = document(bed, 0);
    try (Server ours = Server.understudy(bed.root(), file, bed.port())) {
      ours.answered("/delayed");
      client(bed, ours);
      for (int round = 0; round < ROUNDS; round++) {
        H2load still = client(bed, ours);
        calm[round] = still.quantileMillis(0.99) - DELAY_MILLIS;
        Thread editor = Thread.ofPlatform().start(() -> edit(bed, written));
        H2load changing = client(bed, ours);
        editor.interrupt();
        busy[round] = changing.quantileMillis(0.99) - DELAY_MILLIS;
        errors += still.errors() + changing.errors();
        heldBack += still.heldBack() + changing.heldBack();
      }
      applied = Lines.value(ours.admin("/metrics"), "understudy_reloads_total");
    }
    bed.ratio(Ratio.of("reloads/p99 with over without", Ratio.Better.LOWER, busy, calm));
    return List.of(
        new Row(
            "reload under load, 1,000 connections, one a second",
            text(
                "lateness p99 %.2f ms, errors %d, held back %d; %.0f of %d texts applied",
                Ratio.median(busy), errors, heldBack, applied, written.get()),
            text("without: p99 %.2f ms", Ratio.median(calm)),
            "no error",
            Row.Verdict.of(errors == 0)));
  }

  private static H2load client(Bed bed, Server server) {
    return H2load.paced(bed.scratch(), server.url("/delayed"), CONNECTIONS, 1, bed.either(9, 5));
  }

  private static void edit(Bed bed, AtomicInteger written) {
    try {
      while (true) {
        Thread.sleep(1000);
        document(bed, written.incrementAndGet());
      }
    } catch (InterruptedException e) {
      // the load has ended
    }
  }

  private static java.nio.file.Path document(Bed bed, int number) {
    return bed.write(
        "changing.yaml",
        text(
            "version: 1%nendpoints:%n  delayed:%n    request: GET /delayed%n    response: {json: {status: up}}%n    latency: 500ms%n  other:%n    request: GET /other%n    latency: %dms%n",
            10 + number));
  }
}
