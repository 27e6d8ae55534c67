package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.RowConsumer;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// A result file that is open and whose format is known.
public final class ResultFile {
  private static final int SHOWN = 100;

  private final TextInput in;
  private final Format format;

  private ResultFile(TextInput in, Format format) {
    this.in = in;
    this.format = format;
  }

  /// What was read.
  ///
  /// @param clock of whoever measured
  /// @param intake what was understood and what was not
  public record Reading(Format format, Clock clock, Intake intake) {}

  /// Recognises the format of a file; gzip is unpacked.
  ///
  /// @param name of the file, for messages
  /// @param progress told now and then how many bytes are read
  /// @throws ResultException where it is empty or none of the known formats
  public static ResultFile open(String name, InputStream bytes, LongConsumer progress)
      throws IOException {
    TextInput in = TextInput.of(name, bytes, progress);
    byte[] start = in.head();
    if (start.length == 0) {
      throw new ResultException(name, 0, "the file is empty");
    }
    for (byte b : start) {
      if (b == 0) {
        throw new ResultException(name, 0, binary(start));
      }
    }
    Head head = Head.of(start);
    if (head.lines().isEmpty()) {
      throw new ResultException(name, 0, "the file has only blank lines");
    }
    for (Format format : Format.values()) {
      if (format.recognises(head)) {
        return new ResultFile(in, format);
      }
    }
    throw new ResultException(name, 1, unknown(head));
  }

  public Format format() {
    return format;
  }

  /// Reads all rows.
  ///
  /// @param unit what one unit of a time is in ns, for formats that leave it open
  /// @throws ResultException where the file was not understood
  public Reading read(Optional<Double> unit, RowConsumer rows) throws IOException {
    Intake intake = new Intake(rows);
    Clock clock = format.reader().read(in, intake, unit);
    intake.finish(in.name(), format.title());
    return new Reading(format, clock, intake);
  }

  private static String binary(byte[] start) {
    // Gatling's own binary log begins with record type 0 and a version such as 3.11
    boolean gatling = start[0] == 0;
    return gatling
        ? "this is a binary file. Gatling writes simulation.log in a binary form of its own since"
            + " 3.11; let the test write a CSV, or use a version that writes text"
        : "this is a binary file, no result file";
  }

  private static String unknown(Head head) {
    String first = head.first();
    String shown = first.length() > SHOWN ? first.substring(0, SHOWN) + "..." : first;
    if (first.matches("\\d{13},\\d+,.*")) {
      return "this may be a JMeter JTL without its header line; write it with"
          + " jmeter.save.saveservice.print_field_names=true, or add the line"
          + "\n  1 | "
          + shown;
    }
    String known =
        Arrays.stream(Format.values()).map(Format::title).collect(Collectors.joining(", "));
    return "the format is not known\n  1 | "
        + shown
        + "\n  Known: "
        + known
        + " (a time column with its unit, such as elapsed_ms).";
  }
}
