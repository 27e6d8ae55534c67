package dev.understudy.results.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.results.row.Row;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.ResultException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are no result, or a damaged one: a located sentence, and nothing lost silently.
class BadFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/understudy/results/files");
  private static final String JTL = "timeStamp,elapsed,label,responseCode,success\n";

  private final List<Row> rows = new ArrayList<>();

  private Intake read(byte[] bytes) throws IOException {
    return ResultFile.open("r", new ByteArrayInputStream(bytes), read -> {})
        .read(Optional.empty(), rows::add)
        .intake();
  }

  private Intake read(String text) throws IOException {
    return read(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                   | r: the file is empty
          '\\n\\n'                                             | r: the file has only blank lines
          a,b\\n1,2                                            | r:1: the format is not known
          1795516246114,90,list,200,OK                         | r:1: this may be a JMeter JTL without its header line
          PK                                                   | r: this is a zip archive
          {"a":1}                                              | r:1: the format is not known
          timeStamp,elapsed,label                              | r: there is no request in it (read as JMeter JTL, CSV)
          timeStamp,elapsed,label\\n1795516246,9,a\\n1795516247,9,a | r:2: timeStamp should be in milliseconds, but 1795516246 is a time only in seconds
          1795516246000\\t200\\t9\\n1795516246001\\t200\\t9    | r:1: the start should be in microseconds, but 1795516246000 is a time only in milliseconds
          elapsed,status\\n9,200                               | r:1: the column elapsed has no unit; name it elapsed_ms
          elapsed_ms,status\\n-9,200\\n-3,200                  | r:2: elapsed_ms must be >= 0 but is -9.0
          timeStamp,elapsed\\n1795516246000,99999999999999\\n1795516246000,99999999999999 | r:2: elapsed is longer than 292 years
          elapsed_ms,status\\n9,2000\\n9,77                    | r:2: status is no status: "2000"
          <testResults><httpSample t="1" ts="1795516246114" lb="a" rc="200"></httpSample> | r:1: the XML is damaged or cut off after 1 samples
          {"log":{"entries":[{"startedDateTime"                | r:1: the JSON is damaged or cut off after 0 entries
          """)
  void aFileThatIsNotUnderstoodIsSaidSo(String text, String message) {
    String content = text.replace("\\n", "\n").replace("\\t", "\t");
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(ResultException.class)
        .hasMessageStartingWith(message);
    assertThat(rows).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aBinaryFileIsNoResult() {
    assertThatThrownBy(() -> read(new byte[] {5, 0, 3}))
        .hasMessage("r: this is a binary file, no result file");
    assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 6, '3', '.', '1', '1'}))
        .hasMessageContaining("Gatling");
  }

  @Test
  void histogramsWithoutAUnitAskForIt() {
    for (String file : List.of("wrk2.hlog", "times.hgrm")) {
      assertThatThrownBy(() -> read(Files.readAllBytes(FOLDER.resolve(file))))
          .hasMessageContaining("--unit ns, us or ms");
    }
  }

  @Test
  void gzipThatIsCutOffIsLocated() throws IOException {
    byte[] jtl = Files.readAllBytes(FOLDER.resolve("k6.json"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 20; i++) {
        gzip.write(jtl);
      }
    }
    byte[] whole = packed.toByteArray();
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("damaged or cut off");
  }

  @Test
  void brokenLinesAreCountedAndTheFirstThreeQuoted() throws IOException {
    StringBuilder text = new StringBuilder(JTL);
    for (int i = 0; i < 600; i++) {
      text.append("1795516246114,").append(i % 150 == 7 ? "x" : "9").append(",a,200,true\n");
    }
    text.append("1795516246114,9"); // cut off
    Intake intake = read(text.toString());
    assertThat(rows).hasSize(596);
    assertThat(intake.requests()).isEqualTo(596);
    assertThat(intake.brokenLines()).isEqualTo(5);
    assertThat(intake.quoted())
        .hasSize(3)
        .first()
        .isEqualTo(
            new Intake.Broken(
                9, "elapsed is no whole number: \"x\"", "1795516246114,x,a,200,true"));
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneLine() throws IOException {
    String good = "1795516246114,9,a,200,true\n";
    Intake intake = read(JTL + "1795516246114,9,\"a,200,true\n" + good.repeat(300));
    assertThat(rows).hasSize(300);
    assertThat(intake.brokenLines()).isEqualTo(1);
    assertThat(intake.quoted().getFirst().line()).isEqualTo(2);
  }

  @Test
  void aQuotedMessageMayHaveLineEnds() throws IOException {
    String header = "timeStamp,elapsed,label,responseMessage,responseCode,success\n";
    read(
        header
            + "1795516246114,9,a,\"one\ntwo \"\"x\"\"\",503,false\n1795516246114,8,a,,200,true\n");
    assertThat(rows).extracting(Row::status).containsExactly(503, 200);
  }

  @Test
  void aTruncatedPercentileTableIsNoResult() throws IOException {
    String table = Files.readString(FOLDER.resolve("wrk2.txt"));
    String cut = table.substring(0, table.indexOf("\n", table.indexOf(" 100 ")));
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("does not reach percentile 1.0");
  }
}
