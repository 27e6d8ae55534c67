package dev.understudy.config.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.understudy.core.predict.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
  private static final List<String> ENDPOINTS = List.of("browse", "pay");

  private static Recording read(String text, int only) throws IOException {
    return TraceFile.read(
        "times.csv",
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        ENDPOINTS,
        only < 0 ? OptionalInt.empty() : OptionalInt.of(only));
  }

  @Test
  void timesHaveTheirUnitOrTheHeaderHasIt() throws IOException {
    assertThat(read("5ms,pay\n1.5s,browse\n", -1))
        .isEqualTo(new Recording(new long[] {5_000_000, 1_500_000_000}, new int[] {1, 0}));
    assertThat(read("time_ms;endpoint\n5;pay\n1500;browse\n", -1))
        .isEqualTo(new Recording(new long[] {5_000_000, 1_500_000_000}, new int[] {1, 0}));
    assertThat(read("time\n5ms\n", 1)).isEqualTo(Recording.of(1, 5_000_000));
  }

  /// The columns that `predict --decisions` writes; nanoseconds stay exact.
  @Test
  void otherColumnsAreNotLookedAt() throws IOException {
    assertThat(read("ordinal,endpoint,arrival_us,wait_us\n0,pay,8999999999999.001,7\n", -1))
        .isEqualTo(Recording.of(1, 8_999_999_999_999_001L));
  }

  @Test
  void linesNeedNotBeInOrder() throws IOException {
    assertThat(read("3ms,pay\n1ms,browse\n1ms,pay\n", -1))
        .isEqualTo(
            new Recording(new long[] {1_000_000, 1_000_000, 3_000_000}, new int[] {0, 1, 1}));
  }

  @Test
  void linesOfOtherEndpointsAreLeftOutWhereOneIsChosen() throws IOException {
    assertThat(read("1ms,pay\n2ms,browse\n3ms,pay\n", 1))
        .isEqualTo(Recording.of(1, 1_000_000, 3_000_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                          | times.csv   | there is no arrival
          time_ms,endpoint            | times.csv   | there is no arrival
          when,endpoint~1,pay         | times.csv:1 | no column is a time: when, endpoint
          1ms,pay~2,pay               | times.csv:2 | a duration needs a unit
          1ms,pay~2ms,pai             | times.csv:2 | there is no endpoint pai
          1ms,pay~2ms                 | times.csv:2 | the number of columns changes from 2 to 1
          time_ms,endpoint~1,pay~x,pay | times.csv:3 | `x` is not a number
          time_ms,endpoint~-1,pay     | times.csv:2 | a time lies from 0 to 146 years, but this is -1
          time_s,endpoint~1e10,pay    | times.csv:2 | a time lies from 0 to 146 years, but this is 1e10
          1ms~2ms                     | times.csv:1 | there is no column for the endpoint, and there are several endpoints
          1ms,pay,3~                  | times.csv:1 | there are 3 columns and no header that tells which is the time
          """)
  void whatIsWrongIsSaidWithItsLine(String lines, String place, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(lines.replace('~', '\n'), -1))
        .withMessage(message)
        .extracting(DataException::place)
        .isEqualTo(place);
  }

  @Test
  void extremeExponentsCostNothing() throws IOException {
    assertThat(read("time_s\n1e-999999999\n", 0)).isEqualTo(Recording.of(0, 0));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("time_s\n1e999999999\n", 0));
  }
}
