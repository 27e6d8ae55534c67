package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/// HdrHistogram's interval log (`.hlog`): `[Tag=name,]start,length,max,histogram`. The tag is the
/// requests' label. A bucket becomes its requests, evenly spread over its width (0.1 % at three
/// digits). The unit of the recorded values is not written down and has to be said.
final class IntervalLog {
  private static final Pattern LINE =
      Pattern.compile("(Tag=[^,]*,)?[\\d.]+,[\\d.]+,[\\d.]+,[A-Za-z0-9+/=]+");
  private static final String TAG = "Tag=";

  private IntervalLog() {}

  static boolean recognises(Head head) {
    return head.lines().stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("\"StartTimestamp\""))
        .findFirst()
        .map(line -> LINE.matcher(line.strip()).matches() || line.startsWith(TAG))
        .orElse(head.first().startsWith("#[Histogram log"));
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    double unitNanos =
        unit.orElseThrow(
            () ->
                new ResultException(
                    in.name(),
                    0,
                    "an interval log does not say the unit of its values; say it:"
                        + " --unit ns, us or ms"));
    while (in.next()) {
      String line = in.line().strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("\"StartTimestamp\"")) {
        continue;
      }
      try {
        interval(line, unitNanos, intake);
      } catch (FieldException e) {
        intake.broken(in.number(), e, in.line());
      }
    }
    intake.note("times are those of a histogram: known to its resolution; no status is told");
    return Clock.NANOS;
  }

  private static void interval(String line, double unitNanos, Intake intake) {
    String[] fields = line.split(",", -1);
    boolean tagged = fields[0].startsWith(TAG);
    if (fields.length != (tagged ? 5 : 4)) {
      throw new FieldException("an interval is [Tag=name,]start,length,max,histogram");
    }
    String tag = tagged ? fields[0].substring(TAG.length()) : "";
    Histogram histogram = decode(fields[fields.length - 1]);
    for (HistogramIterationValue bucket : histogram.recordedValues()) {
      long value = bucket.getValueIteratedTo();
      double low = histogram.lowestEquivalentValue(value) * unitNanos;
      double high = (histogram.highestEquivalentValue(value) + 1) * unitNanos;
      Spread.over(low, high, bucket.getCountAtValueIteratedTo(), tag, intake);
    }
  }

  private static Histogram decode(String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
    } catch (DataFormatException | RuntimeException e) { // the library has no one type for it
      throw new FieldException("the histogram cannot be decoded; is the line complete?");
    }
  }
}
