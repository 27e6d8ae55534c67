package dev.understudy.config.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramFilesTest {
  private static QuantileTable percentiles(String text) throws IOException {
    return PercentileFile.read("wrk.hgrm", stream(text), 1e6);
  }

  private static QuantileTable intervals(String text, String tag) throws IOException {
    return IntervalLog.read("run.hlog", stream(text), tag, 1e3);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Exponential of mean 20,000 (in microseconds: 20 ms), at the n midpoints of u.
  private static Histogram exponential(int n) {
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < n; i++) {
      histogram.recordValue((long) (-20_000 * Math.log1p(-(i + 0.5) / n)));
    }
    return histogram;
  }

  private static String printed(Histogram histogram, boolean csv) {
    var text = new ByteArrayOutputStream();
    histogram.outputPercentileDistribution(new PrintStream(text), 5, 1000.0, csv);
    return text.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatHdrHistogramPrints(boolean csv) throws IOException {
    Histogram histogram = exponential(100_000);
    QuantileTable table = percentiles(printed(histogram, csv));
    assertThat(table.warnings()).isEmpty();
    assertThat(table.mean()).isCloseTo(20e6, within(0.02 * 20e6));
    assertThat(table.percentiles()).startsWith(0).endsWith(1);
    assertThat(table.values()[table.values().length - 1])
        .isCloseTo(histogram.getMaxValue() * 1e3, within(1e3));
  }

  private static final String SMALL =
      """
        Detailed Percentile spectrum:
             Value   Percentile   TotalCount 1/(1-Percentile)

             1.000     0.000000            1         1.00
             3.000     0.500000            2         2.00
             5.000     1.000000            4          inf
      #[Mean    =        3.000, StdDeviation   =        1.414]
      """;

  @Test
  void readsATableBelowAToolsOwnHeading() throws IOException {
    QuantileTable table = percentiles("Running 10s test\n  2 threads\n" + SMALL);
    assertThat(table.percentiles()).containsExactly(0, 0.5, 1);
    assertThat(table.values()).containsExactly(1e6, 3e6, 5e6);
    assertThat(table.warnings()).isEmpty();
  }

  @Test
  void aTableThatBeginsLaterIsFlatBelow() throws IOException {
    QuantileTable table = percentiles("Value Percentile\n2 0.5\n4 1.0\n");
    assertThat(table.percentiles()).containsExactly(0, 0.5, 1);
    assertThat(table.values()).containsExactly(2e6, 2e6, 4e6);
  }

  @Test
  void warnsWhereTheRowsAreTooCoarseForTheMean() throws IOException {
    assertThat(percentiles(SMALL.replace("=        3.000", "=        3.070")).warnings())
        .containsExactly(
            "the table's mean is 3.000 but the file states 3.070 (-2.3 %): its rows are too"
                + " coarse");
    assertThat(percentiles(SMALL.replace("=        3.000", "=        3.050")).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                            | wrk.hgrm   | no percentile output
          1 2                           | wrk.hgrm   | no percentile output
          Value P;1 0.0;2 0.5           | wrk.hgrm   | does not reach percentile 1.0
          Value P;                      | wrk.hgrm   | does not reach percentile 1.0
          Value P;1 0.0;x 0.5           | wrk.hgrm:3 | has no value and percentile
          Value P;1                     | wrk.hgrm:2 | has no value and percentile
          Value P;1 0.5;2 0.4           | wrk.hgrm:3 | this row falls
          Value P;2 0.5;1 0.6           | wrk.hgrm:3 | this row falls
          Value P;2 50                  | wrk.hgrm:2 | from 0 to 1
          Value P;-2 0.5                | wrk.hgrm:2 | at least 0
          """)
  void saysWhatIsWrongWithATable(String text, String place, String message) {
    assertThatThrownBy(() -> percentiles(text.replace(';', '\n')))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
        .satisfies(e -> assertThat(e.place()).isEqualTo(place));
  }

  private static Histogram tagged(String tag, long... values) {
    Histogram histogram = new Histogram(3);
    for (long value : values) {
      histogram.recordValue(value);
    }
    if (!tag.isEmpty()) {
      histogram.setTag(tag);
    }
    return histogram;
  }

  private static String log(Histogram... intervals) {
    var text = new ByteArrayOutputStream();
    var writer = new HistogramLogWriter(text);
    writer.outputLogFormatVersion();
    writer.outputLegend();
    for (int i = 0; i < intervals.length; i++) {
      writer.outputIntervalHistogram(i, i + 1, intervals[i]);
    }
    writer.close();
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void addsUpTheIntervalsOfALog() throws IOException {
    Histogram whole = exponential(100_000);
    Histogram finer = new Histogram(4);
    finer.recordValue(20_000);
    QuantileTable table = intervals(log(whole, exponential(50_000), finer), "");
    assertThat(table.warnings()).isEmpty();
    assertThat(table.mean()).isCloseTo(20e6, within(0.001 * 20e6));
  }

  /// Two bars, 1 ms and 100 ms: nothing in between is served.
  @Test
  void betweenTwoBarsLiesNothing() throws IOException {
    QuantileTable table = intervals(log(tagged("", 1_000, 1_000, 1_000, 100_000)), "");
    assertThat(table.percentiles()).containsExactly(0, 0.75, Math.nextUp(0.75), 1);
    assertThat(table.values()[1]).isCloseTo(1e6, within(1e3));
    assertThat(table.values()[2]).isCloseTo(100e6, within(0.1e6));
    assertThat(table.mean()).isCloseTo(25.75e6, within(0.05e6));
  }

  @Test
  void takesTheIntervalsOfOneTag() throws IOException {
    String log = log(tagged("read", 1_000), tagged("write", 9_000), tagged("", 500));
    assertThat(intervals(log, "read").mean()).isCloseTo(1e6, within(1e3));
    assertThat(intervals(log, "").warnings())
        .containsExactly("intervals of different tags are added up: (none), read, write");
    assertThatThrownBy(() -> intervals(log, "delete"))
        .hasMessage("the log has no interval tagged delete")
        .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
        .satisfies(e -> assertThat(e.mend()).isEqualTo("Its tags: (none), read, write."));
  }

  @Test
  void saysWhichLineOfALogIsNoInterval() {
    String log = log(tagged("", 1_000), tagged("", 2_000)).strip();
    int lines = log.split("\n").length;
    for (String broken :
        new String[] {
          log.substring(0, log.length() - 10),
          log.substring(0, log.lastIndexOf(',')),
          log.substring(0, log.lastIndexOf(',')) + ",AAAA",
          log.substring(0, log.lastIndexOf(',')) + ",!",
          log + ",more",
        }) {
      assertThatThrownBy(() -> intervals(broken, ""))
          .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
          .satisfies(e -> assertThat(e.place()).isEqualTo("run.hlog:" + lines));
    }
  }

  @Test
  void aLogWithoutValuesIsTold() {
    assertThatThrownBy(() -> intervals("#[log]\n", "")).hasMessage("the log has no interval");
    assertThatThrownBy(() -> intervals(log(tagged("")), ""))
        .hasMessage("the log's intervals hold no value");
  }
}
