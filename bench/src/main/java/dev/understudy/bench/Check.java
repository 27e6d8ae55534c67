package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Today's ratios against the committed ones: what moved by more than the noise of both runs.
final class Check {
  private Check() {}

  /// Prints each ratio; true if none moved beyond its noise.
  static boolean print(Path root, List<Results> found, PrintStream out) {
    boolean still = true;
    out.println("| ratio | kept | now | moved by | noise | |\n|---|---|---|---|---|---|");
    for (Results now : found) {
      Optional<Results> kept = Results.kept(root, now.suite());
      for (Ratio ratio : now.ratios()) {
        Optional<Ratio> then =
            kept.flatMap(
                it -> it.ratios().stream().filter(r -> r.id().equals(ratio.id())).findAny());
        if (then.isEmpty()) {
          out.println(text("| %s | - | %.3f | | | not kept yet |", ratio.id(), ratio.median()));
          continue;
        }
        Ratio.Move move = ratio.since(then.get());
        still &= !move.beyondNoise();
        out.println(line(move));
      }
    }
    return still;
  }

  static String line(Ratio.Move move) {
    return text(
        "| %s | %.3f | %.3f | x %.3f | x %.3f | %s |",
        move.now().id(),
        move.then().median(),
        move.now().median(),
        move.factor(),
        move.noise(),
        move.worse() ? "**worse**" : move.beyondNoise() ? "**better**" : "within noise");
  }
}
