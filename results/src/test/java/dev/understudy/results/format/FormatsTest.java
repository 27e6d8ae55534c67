package dev.understudy.results.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.results.row.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each file of the folder against the rows that were reviewed once, beside it as `.rows`.
/// `jmeter.jtl`, `jmeter.xml` and `h2load.log` were written by JMeter 5.6.3 and h2load 1.52 against
/// shop.yaml, the HdrHistogram files by its library 2.2.2; the others hold JMeter's samples in the
/// words of the tool they stand for.
class FormatsTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/understudy/results/files");

  @TestFactory
  Stream<DynamicTest> filesAreReadAsReviewed() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> !file.toString().endsWith(".rows")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(Format.values().length);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String actual = rows(file);
    Path expected = file.resolveSibling(file.getFileName() + ".rows");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  /// The format, the clock, the notes and every row, one a line.
  private static String rows(Path file) throws IOException {
    ResultFile open =
        ResultFile.open(
            file.getFileName().toString(),
            new ByteArrayInputStream(Files.readAllBytes(file)),
            bytes -> {});
    List<Row> rows = new ArrayList<>();
    boolean unitless = file.toString().endsWith(".hlog");
    boolean hgrm = file.toString().endsWith(".hgrm");
    Optional<Double> unit =
        unitless ? Optional.of(1e3) : hgrm ? Optional.of(1e6) : Optional.empty();
    ResultFile.Reading reading = open.read(unit, rows::add);
    StringBuilder text = new StringBuilder();
    text.append(reading.format().title()).append(", ").append(reading.clock()).append('\n');
    reading.intake().notes().forEach(note -> text.append("note ").append(note).append('\n'));
    assertThat(reading.intake().brokenLines()).isZero();
    for (Row row : rows) {
      text.append(
              String.join(
                      " ",
                      Long.toString(row.startNanos()),
                      row.method(),
                      row.target(),
                      row.label(),
                      Integer.toString(row.status()),
                      row.error().toString(),
                      Long.toString(row.elapsedNanos()),
                      row.outcome(),
                      Long.toString(row.connection()))
                  .replaceAll(" +", " "))
          .append('\n');
    }
    return text.toString();
  }

  @Test
  void gzipIsTheSameAsPlain() throws IOException {
    assertThat(rows(FOLDER.resolve("columns.csv.gz")))
        .isEqualTo(rows(FOLDER.resolve("columns.csv")));
  }
}
