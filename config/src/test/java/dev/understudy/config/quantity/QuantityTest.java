package dev.understudy.config.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "DURATION, 250us, 250000",
    "DURATION, 20ms, 2e7",
    "DURATION, 20 ms, 2e7",
    "DURATION, 20.3ms, 20300000",
    "DURATION, 1.5s, 1.5e9",
    "DURATION, 2m, 120e9",
    "DURATION, 8h, 28800e9",
    "DURATION, 0s, 0",
    "SHARE, 2%, 0.02",
    "SHARE, 0.02, 0.02",
    "SHARE, 100%, 1",
    "SHARE, 0.05%, 0.0005",
    "FLOW, 100/s, 1e-7",
    "FLOW, 6000/min, 1e-7",
    "FLOW, 3600/h, 1e-9",
    "SIZE, 500B, 500",
    "SIZE, 10KB, 10000",
    "SIZE, 10KiB, 10240",
    "SIZE, 2MB, 2000000",
    "BANDWIDTH, 1MB/s, 1000000",
    "BANDWIDTH, 10Mbit/s, 1250000"
  })
  void aQuantityIsItsNumberTimesItsUnit(Dimension dimension, String text, double value)
      throws Exception {
    assertThat(Quantity.parse(dimension, text).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DURATION | 20 | a duration needs a unit | 20 may be 20us, 20ms or 20s. Write `20ms`.",
        "SIZE | 20 | a size needs a unit | 20 may be 20B, 20KB or 20KiB. Write `20KB`.",
        "FLOW | 20 | a flow needs a unit | 20 may be 20/s, 20/min or 20/h. Write `20/min`.",
        "DURATION | 5min | a duration has no unit \"min\" | Units are ns, us, ms, s, m, h. Did you mean `5m`?",
        "DURATION | 1e3ms | a duration has no unit \"e3ms\" | Units are ns, us, ms, s, m, h.",
        "DURATION | .5s | .5s is not a duration | Write 20us, 20ms or 20s.",
        "DURATION | NaN | NaN is not a duration | Write 20us, 20ms or 20s.",
        "SHARE | 1.5 | a share without % is a number from 0 to 1, but this is 1.5 | Write `1.5%` for 1.5 of a hundred."
      })
  void whatIsNoneSaysWhatToWrite(Dimension dimension, String text, String message, String help) {
    assertThatExceptionOfType(Quantity.UnreadableException.class)
        .isThrownBy(() -> Quantity.parse(dimension, text))
        .withMessage(message)
        .satisfies(e -> assertThat(e.help()).isEqualTo(help));
  }

  @Test
  void valuesAreShownWithThreeFiguresInAFittingUnit() {
    assertThat(Dimension.DURATION.show(36_700_123)).isEqualTo("36.7ms");
    assertThat(Dimension.DURATION.show(1_480_000_000)).isEqualTo("1.48s");
    assertThat(Dimension.DURATION.show(999_900_000)).isEqualTo("1s");
    assertThat(Dimension.DURATION.show(90e9)).isEqualTo("90s");
    assertThat(Dimension.DURATION.show(3 * 3600e9)).isEqualTo("3h");
    assertThat(Dimension.DURATION.show(0)).isEqualTo("0ms");
    assertThat(Dimension.DURATION.show(250)).isEqualTo("250ns");
    assertThat(Dimension.DURATION.show(Double.POSITIVE_INFINITY)).isEqualTo("infinite");
    assertThat(Dimension.SHARE.show(0.0005)).isEqualTo("0.05%");
    assertThat(Dimension.SIZE.show(3200)).isEqualTo("3.2KB");
    assertThat(Dimension.FLOW.show(1e-7)).isEqualTo("100/s");
    assertThat(Dimension.FLOW.show(1e-10)).isEqualTo("6/min");
  }
}
