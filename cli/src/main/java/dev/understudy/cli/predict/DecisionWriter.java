package dev.understudy.cli.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.schedule.Occurrences;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Every decision as a line of CSV, in the order in which they are made: to be compared with what a
/// server recorded of the same seed and arrivals, request by request. Times are microseconds with
/// three decimals, so they are exact; a field is empty for a time that never comes.
///
/// Its file can be a trace: the columns `endpoint` and `arrival_us` are what one needs.
public final class DecisionWriter implements Consumer<Decision>, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Writer out;
  private final StringBuilder line = new StringBuilder();

  /// @throws IOException where the file cannot be written
  public DecisionWriter(Path file) throws IOException {
    out = new BufferedWriter(Files.newBufferedWriter(file, UTF_8), BUFFER);
    out.write("ordinal,endpoint,arrival_us,wait_us,service_us,calls_us,response_us,outcome\n");
  }

  /// @throws UncheckedIOException where it cannot be written
  @Override
  public void accept(Decision decision) {
    line.setLength(0);
    line.append(decision.ordinal()).append(',');
    line.append(CsvField.quoted(decision.endpoint().id())).append(',');
    micros(decision.arrivalNanos());
    if (decision.arrivalNanos() + decision.waitNanos() == Occurrences.NEVER) {
      line.append(",,,");
    } else {
      micros(decision.waitNanos());
      micros(decision.serviceNanos());
      micros(decision.callNanos());
    }
    if (decision.deadlineNanos() == Occurrences.NEVER) {
      line.append(',');
    } else {
      micros(decision.responseNanos());
    }
    line.append(CsvField.quoted(decision.outcomePlan().name())).append('\n');
    try {
      out.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void micros(long nanos) {
    long rest = nanos % 1000;
    line.append(nanos / 1000).append('.');
    line.append(rest / 100).append(rest / 10 % 10).append(rest % 10).append(',');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
