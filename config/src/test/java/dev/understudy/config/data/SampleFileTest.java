package dev.understudy.config.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFileTest {
  private static double[] read(byte[] bytes, String column) throws IOException {
    return SampleFile.read("latency.csv", new ByteArrayInputStream(bytes), column, 1e6);
  }

  private static double[] read(String text, String column) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n2.5\n3e1\n",
        "1\r\n2.5\r\n30",
        "1\r2.5\r30\r",
        "latency\n1\n2.5\n30",
        "# measured in May\n\n1\n  2.5  \n\n\n.3e2\n   \n",
        "\uFEFF1\n2.5\n30.\n",
        "\"latency\"\n\"1\"\n\"2.5\"\n30\n",
      })
  void readsOneNumberALine(String text) throws IOException {
    assertThat(read(text, "")).containsExactly(1e6, 2.5e6, 30e6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"elapsed", "2"})
  void readsAColumnByNameOrNumber(String column) throws IOException {
    String jtl =
        """
        timeStamp,elapsed,label,failureMessage
        1700000000,12,"GET /products, page 1",
        1700000001,7,GET,"expected ""200""
        but was 503, see log"
        1700000002,30,GET,
        """;
    assertThat(read(jtl, column)).containsExactly(12e6, 7e6, 30e6);
  }

  @Test
  void aColumnWithoutHeaderGoesByNumber() throws IOException {
    assertThat(read("a;1\nb;2\n", "2")).containsExactly(1e6, 2e6);
    assertThat(read("a\t1\nb\t2\n", "2")).containsExactly(1e6, 2e6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '1\\n2\\nx'            | ''      | latency.csv:3 | `x` is not a number
          '1\\n2\\n20ms'         | ''      | latency.csv:3 | `20ms` is not a number
          '1\\n0x10'             | ''      | latency.csv:2 | is not a number
          '1\\nNaN'              | ''      | latency.csv:2 | is not a number
          '1\\n2,5'              | ''      | latency.csv:2 | columns changes from 1 to 2
          '1\\n-2'               | ''      | latency.csv:2 | at least 0
          '1\\n1e400'            | ''      | latency.csv:2 | finite
          'a,b\\n1,2\\n3,'       | b       | latency.csv:3 | the value is empty
          'a,b\\n1,2\\n3'        | b       | latency.csv:3 | columns changes from 2 to 1
          'a,b\\n1,2\\n3,4'      | ''      | latency.csv:1 | there are 2 columns
          'a,b\\n1,2\\n3,4'      | c       | latency.csv:1 | there is no column c
          'a,b\\n1,2\\n3,4'      | 3       | latency.csv:1 | there is no column 3
          '1,2\\n3,4'            | 0       | latency.csv:1 | there is no column 0
          '1\\n"2'               | ''      | latency.csv:2 | a quote is never closed
          '\\n\\n'               | ''      | latency.csv   | there is no value
          ''                     | ''      | latency.csv   | there is no value
          'latency\\n1'          | ''      | latency.csv   | there is only one value
          """)
  void saysWhatIsWrongAndWhere(String text, String column, String place, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n"), column))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
        .satisfies(e -> assertThat(e.place()).isEqualTo(place));
  }

  @Test
  void namesTheColumnsThereAre() {
    assertThatThrownBy(() -> read("a,b\n1,2\n3,4", "c"))
        .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
        .satisfies(e -> assertThat(e.mend()).isEqualTo("`column: a`, `column: b`."));
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> read(new byte[] {'1', '\n', 0, '2'}, ""))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no text file");
    assertThatThrownBy(() -> read(new byte[] {'1', '\n', (byte) 0xff, '2'}, ""))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no UTF-8");
  }

  @Test
  void takesAMillionValuesAndNoMore() throws IOException {
    String million = "7\n".repeat(SampleFile.MOST);
    assertThat(read(million, "")).hasSize(SampleFile.MOST).containsOnly(7e6);
    assertThatThrownBy(() -> read(million + "7", ""))
        .hasMessage("there are more than 1000000 values")
        .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
        .satisfies(e -> assertThat(e.line()).isEqualTo(SampleFile.MOST + 1));
  }

  @Test
  void manyBlankLinesDoNotExhaustTheStack() throws IOException {
    assertThat(read("1\n" + " \n".repeat(200_000) + "2", "")).containsExactly(1e6, 2e6);
  }
}
