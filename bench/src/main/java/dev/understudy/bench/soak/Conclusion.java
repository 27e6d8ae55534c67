package dev.understudy.bench.soak;

import dev.understudy.bench.soak.Line.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a soak's rows say, as lines, as a page with charts, and as an exit code.
record Conclusion(Rows rows, List<Target> targets, List<Judgement> judgements, List<Line> lines) {
  /// @param folder of the rows and of the document that was served
  /// @param correctness judges only what does not depend on the machine's speed, and so strictly
  ///   that a faithful server fails once in a million runs instead of once in a hundred
  static Conclusion of(Path folder, boolean correctness) throws IOException {
    double alpha = correctness ? 1e-6 : 0.01;
    Rows rows = Rows.read(folder);
    List<Target> targets = Profile.of(Files.readString(folder.resolve(Subject.DOCUMENT))).targets();
    List<Interval> intervals = rows.intervals();
    List<Judgement> judgements =
        intervals.stream().map(it -> Judgement.of(it, targets, alpha / intervals.size())).toList();
    List<Target> counted = targets.stream().filter(it -> !it.changing()).toList();
    List<Line> lines = new ArrayList<>(new Correctness(rows, counted, judgements, alpha).lines());
    if (!correctness) {
      lines.addAll(new Endurance(rows, judgements).lines());
    }
    return new Conclusion(rows, targets, judgements, List.copyOf(lines));
  }

  /// 0: all met, 1: something missed, 2: not enough for a verdict, as `verify` has it.
  int exitCode() {
    return any(Standing.MISSED) ? 1 : any(Standing.NOT_ENOUGH) ? 2 : 0;
  }

  private boolean any(Standing standing) {
    return lines.stream().anyMatch(line -> line.standing() == standing);
  }

  String verdict() {
    return switch (exitCode()) {
      case 0 -> "PASS: everything was met";
      case 1 ->
          "FAIL: missed "
              + String.join(
                  "; ",
                  lines.stream()
                      .filter(line -> line.standing() == Standing.MISSED)
                      .map(Line::what)
                      .toList());
      default -> "NOT ENOUGH YET: the run is too short for trends";
    };
  }

  /// Writes soak.md and its charts into the folder of the rows.
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("soak.md"), new SoakPage(this, note(folder)).markdown());
    SoakCharts charts = new SoakCharts(rows, targets, judgements);
    Files.writeString(folder.resolve("soak-memory.svg"), charts.memory());
    Files.writeString(folder.resolve("soak-lateness.svg"), charts.lateness());
    Files.writeString(folder.resolve("soak-windows.svg"), charts.windows());
  }

  private static String note(Path folder) throws IOException {
    return Files.readString(folder.resolve(RunNote.FILE));
  }
}
