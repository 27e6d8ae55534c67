package dev.understudy.cli.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.OutcomePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Decisions as lines, in constant memory: CSV with a header, or one JSON object a line.
///
/// `latency_us` has three decimals, so it is exact: a decision's time is a whole number of
/// nanoseconds.
public final class SampleWriter implements AutoCloseable {
  /// How a line looks.
  public enum Format {
    CSV,
    JSON
  }

  private static final int MARGIN = 128; // longest line without its outcome: 2 x 20 digits, keys

  private final OutputStream out;
  private final Format format;
  private final List<byte[]> outcomes;
  private final byte[] buffer;
  private int used;

  /// @param outcomes of the endpoint, in the order that decisions index them
  public SampleWriter(OutputStream out, Format format, List<OutcomePlan> outcomes)
      throws IOException {
    this.out = out;
    this.format = format;
    this.outcomes =
        outcomes.stream().map(outcome -> quoted(outcome.name(), format).getBytes(UTF_8)).toList();
    int longest = this.outcomes.stream().mapToInt(name -> name.length).max().orElse(0);
    this.buffer = new byte[64 * 1024 + MARGIN + longest];
    if (format == Format.CSV) {
      text("ordinal,latency_us,outcome\n");
    }
  }

  public void write(Decision decision) throws IOException {
    if (format == Format.CSV) {
      number(decision.ordinal());
      text(",");
      micros(decision.serviceNanos());
      text(",");
      bytes(outcomes.get(decision.outcome()));
      text("\n");
    } else {
      text("{\"ordinal\":");
      number(decision.ordinal());
      text(",\"latency_us\":");
      micros(decision.serviceNanos());
      text(",\"outcome\":");
      bytes(outcomes.get(decision.outcome()));
      text("}\n");
    }
    if (used >= 64 * 1024) {
      flush();
    }
  }

  /// Writes what is left; the stream stays open.
  @Override
  public void close() throws IOException {
    flush();
    out.flush();
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private void micros(long nanos) {
    number(nanos / 1000);
    long rest = nanos % 1000;
    buffer[used++] = '.';
    buffer[used++] = (byte) ('0' + rest / 100);
    buffer[used++] = (byte) ('0' + rest / 10 % 10);
    buffer[used++] = (byte) ('0' + rest % 10);
  }

  private void number(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = used + digits - 1; i >= used; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += digits;
  }

  @SuppressWarnings(
      "deprecation") // getBytes(int, int, byte[], int): ASCII without an array between
  private void text(String ascii) {
    ascii.getBytes(0, ascii.length(), buffer, used);
    used += ascii.length();
  }

  private void bytes(byte[] text) {
    System.arraycopy(text, 0, buffer, used, text.length);
    used += text.length;
  }

  /// Names of outcomes are keys of the user's document, so they may hold anything.
  private static String quoted(String name, Format format) {
    return switch (format) {
      case CSV ->
          name.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
              ? '"' + name.replace("\"", "\"\"") + '"'
              : name;
      case JSON ->
          '"'
              + new String(
                  tools.jackson.core.io.JsonStringEncoder.getInstance().quoteAsCharArray(name))
              + '"';
    };
  }
}
