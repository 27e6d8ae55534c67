package dev.understudy.config.compile;

import dev.understudy.config.data.DataException;
import dev.understudy.config.data.IntervalLog;
import dev.understudy.config.data.PercentileFile;
import dev.understudy.config.data.QuantileTable;
import dev.understudy.config.data.SampleFile;
import dev.understudy.config.document.LawKind;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.text.Located;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The data of laws that are read from files. What is wrong in a file is reported where the
/// configuration names it, with the line of the file.
final class FileLaws {
  /// Reads one kind of file.
  @FunctionalInterface
  private interface Reading<T> {
    T read(InputStream bytes) throws IOException;
  }

  private final ReferredFiles files;
  private final Report report;

  FileLaws(ReferredFiles files, Report report) {
    this.files = files;
    this.report = report;
  }

  /// The values of a file of samples, in base units, in its order.
  Optional<double[]> samples(LawKind.Samples samples, Dimension dimension) {
    String column = samples.column().map(Located::value).orElse("");
    double unit = dimension.unit(samples.unit());
    return read(
        samples.file(), bytes -> SampleFile.read(samples.file().value(), bytes, column, unit));
  }

  /// The knots of a histogram, in base units: an interval log by its ending, else a percentile
  /// output.
  Optional<QuantileTable> histogram(LawKind.Histogram histogram, Dimension dimension) {
    String file = histogram.file().value();
    double unit = dimension.unit(histogram.unit());
    boolean log = file.endsWith(".hlog");
    if (histogram.tag().isPresent() && !log) {
      report.error(
          histogram.tag().orElseThrow().origin().name(),
          "only an interval log (.hlog) has tags",
          "Leave `tag` out.");
      return Optional.empty();
    }
    String tag = histogram.tag().map(Located::value).orElse("");
    Optional<QuantileTable> table =
        read(
            histogram.file(),
            bytes ->
                log
                    ? IntervalLog.read(file, bytes, tag, unit)
                    : PercentileFile.read(file, bytes, unit));
    table.ifPresent(
        t -> t.warnings().forEach(w -> report.warning(histogram.file().origin(), w, "")));
    return table;
  }

  private <T> Optional<T> read(Located<String> file, Reading<T> reading) {
    Optional<byte[]> bytes = files.read(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = new ByteArrayInputStream(bytes.orElseThrow())) {
      return Optional.of(reading.read(in));
    } catch (DataException e) {
      report.error(file.origin(), e.place() + ": " + e.getMessage(), e.mend());
    } catch (IOException e) {
      report.error(file.origin(), "the file cannot be read", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
