package dev.understudy.config.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/// An interval log of HdrHistogram (`.hlog`, V2): lines of `[Tag=name,]start,length,max,histogram`.
/// All intervals are added up.
public final class IntervalLog {
  private static final int LONGEST_LINE = 1 << 22; // a full histogram of 5 digits is below 1 MiB
  private static final String TAG = "Tag=";

  private final String name;
  private final String tag;
  private final TextFile text;
  private final TreeSet<String> merged = new TreeSet<>();
  private final TreeSet<String> leftOut = new TreeSet<>();
  private Histogram sum = new Histogram(2);

  private IntervalLog(String name, String tag, TextFile text) {
    this.name = name;
    this.tag = tag;
    this.text = text;
  }

  /// @param name of the file, for messages
  /// @param tag whose intervals are taken; empty for all, with a warning where they have different
  ///   ones
  /// @param unit how many base units one unit of the recorded values is: 1e3 for microseconds
  /// @throws DataException where a line is no interval, or there is nothing to add up
  public static QuantileTable read(String name, InputStream bytes, String tag, double unit)
      throws IOException {
    return new IntervalLog(name, tag, new TextFile(name, bytes)).table(unit);
  }

  private QuantileTable table(double unit) throws IOException {
    while (text.peek() != TextFile.END) {
      int line = text.line();
      String row = text.nextLine(LONGEST_LINE).strip();
      if (!row.isEmpty() && !row.startsWith("#") && !row.startsWith("\"StartTimestamp\"")) {
        interval(row, line);
      }
    }
    if (merged.isEmpty()) {
      throw new DataException(
          name,
          0,
          tag.isEmpty() ? "the log has no interval" : "the log has no interval tagged " + tag,
          leftOut.isEmpty() ? "" : "Its tags: " + shown(leftOut) + ".");
    }
    if (sum.getTotalCount() == 0) {
      throw new DataException(name, 0, "the log's intervals hold no value", "");
    }
    List<String> warnings =
        merged.size() > 1
            ? List.of("intervals of different tags are added up: " + shown(merged))
            : List.of();
    return knots(unit, warnings);
  }

  private static String shown(TreeSet<String> tags) {
    return String.join(", ", tags.stream().map(t -> t.isEmpty() ? "(none)" : t).toList());
  }

  private void interval(String row, int line) {
    String[] fields = row.split(",", -1);
    boolean tagged = fields[0].startsWith(TAG);
    if (fields.length != (tagged ? 5 : 4)) {
      throw text.error(
          line, "an interval is `start,length,max,histogram` with or without `Tag=`", "");
    }
    String of = tagged ? fields[0].substring(TAG.length()) : "";
    if (!tag.isEmpty() && !tag.equals(of)) {
      leftOut.add(of);
      return;
    }
    merged.add(of);
    add(decode(fields[fields.length - 1].strip(), line));
  }

  private Histogram decode(String base64, int line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
    } catch (DataFormatException | RuntimeException e) { // the library has no one type for it
      throw text.error(line, "the histogram cannot be decoded: " + e, "Is the line complete?");
    }
  }

  private void add(Histogram interval) {
    int digits = interval.getNumberOfSignificantValueDigits();
    if (digits > sum.getNumberOfSignificantValueDigits()) {
      Histogram finer = new Histogram(digits);
      finer.add(sum);
      sum = finer;
    }
    sum.add(interval);
  }

  /// Each recorded bucket is one straight piece from its lowest to its highest value; between two
  /// buckets the quantile function jumps, within one unit in the last place of u.
  private QuantileTable knots(double unit, List<String> warnings) {
    List<double[]> knots = new ArrayList<>();
    double total = sum.getTotalCount();
    double from = 0;
    for (HistogramIterationValue bucket : sum.recordedValues()) {
      double to = bucket.getTotalCountToThisValue() / total;
      long value = bucket.getValueIteratedTo();
      knots.add(
          new double[] {
            knots.isEmpty() ? 0 : Math.nextUp(from), sum.lowestEquivalentValue(value) * unit
          });
      knots.add(new double[] {to, sum.highestEquivalentValue(value) * unit});
      from = to;
    }
    return new QuantileTable(
        knots.stream().mapToDouble(knot -> knot[0]).toArray(),
        knots.stream().mapToDouble(knot -> knot[1]).toArray(),
        warnings);
  }
}
