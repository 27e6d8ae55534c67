package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/// HdrHistogram's percentile output (`.hgrm`), also below wrk2's own lines: `Value Percentile
/// TotalCount 1/(1-Percentile)`. The requests between two lines are spread evenly between their
/// values. wrk2 prints milliseconds; elsewhere the unit has to be said.
final class PercentileTable {
  private static final Pattern HEADER =
      Pattern.compile("\\s*\"?Value\"?[\\s,]+\"?Percentile\"?[\\s,]+\"?TotalCount\"?.*");
  private static final String OF_WRK2 = "Detailed Percentile spectrum";

  private PercentileTable() {}

  static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(line -> HEADER.matcher(line).matches());
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    double unitNanos = unit.orElse(0.0);
    boolean table = false;
    double last = 0;
    double lastPercentile = 0;
    long total = 0;
    while (in.next()) {
      String line = in.line().strip();
      if (line.contains(OF_WRK2) && unit.isEmpty()) {
        unitNanos = 1e6;
      } else if (HEADER.matcher(line).matches()) {
        if (table) {
          throw in.error("a second table begins here; give one table a file");
        }
        table = true;
        if (unitNanos == 0) {
          throw in.error(
              "the table does not say the unit of its values; say it: --unit ns, us or ms");
        }
      } else if (table && line.matches("[\\d.\"].*")) {
        try {
          double[] knot = knot(line);
          if (knot[0] < last || knot[2] < total) {
            throw new FieldException("values and counts rise, but this line falls");
          }
          long more = (long) knot[2] - total;
          double from = total == 0 ? knot[0] : last;
          Spread.over(from * unitNanos, knot[0] * unitNanos, more, "", intake);
          last = knot[0];
          total = (long) knot[2];
          lastPercentile = knot[1];
        } catch (FieldException e) {
          intake.broken(in.number(), e, in.line());
        }
      } else if (table && (line.startsWith("#") || line.startsWith("---"))) {
        break; // the summary below
      }
    }
    if (total > 0 && lastPercentile < 1) {
      throw new ResultException(
          in.name(), in.number(), "the table does not reach percentile 1.0; is the file complete?");
    }
    intake.note("times are those of a percentile table: even between its lines; no status is told");
    return Clock.NANOS;
  }

  private static double[] knot(String line) {
    String[] fields = line.replace("\"", "").split("[\\s,]+");
    if (fields.length < 3) {
      throw new FieldException("a line has value, percentile and count");
    }
    try {
      return new double[] {
        Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Long.parseLong(fields[2])
      };
    } catch (NumberFormatException e) {
      throw new FieldException("a line has value, percentile and count");
    }
  }
}
