package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.load.LoadReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class RampTest {
  @ParameterizedTest
  @EnumSource
  void shapesAgreeWithReferenceValues(RampShape shape) {
    JsonNode reference = LoadReference.get("ramps");
    String name = shape.name().toLowerCase(java.util.Locale.ROOT);
    for (int i = 0; i < 3; i++) {
      assertThat(shape.at(reference.get("at").get(i).asDouble()))
          .isCloseTo(reference.get(name).get(i).asDouble(), within(1e-12));
    }
    assertThat(shape.mean()).isCloseTo(reference.get("means").get(name).asDouble(), within(1e-12));
    assertThat(shape.at(0)).isZero();
    assertThat(shape.at(1)).isEqualTo(1);
  }

  @Test
  void risesAndFallsInsideTheOccurrence() {
    Recurring window = Recurring.once(1000, 100, new Ramp(20, 40, RampShape.LINEAR));
    assertThat(window.intensity(999)).isZero();
    assertThat(window.intensity(1000)).isZero();
    assertThat(window.intensity(1005)).isEqualTo(0.25);
    assertThat(window.intensity(1020)).isEqualTo(1);
    assertThat(window.intensity(1060)).isEqualTo(1);
    assertThat(window.intensity(1090)).isEqualTo(0.25);
    assertThat(window.intensity(1100)).isZero();
  }

  @Test
  void theMeanIntensityIsThatOfTheCurve() {
    var ramp = new Ramp(30_000, 60_000, RampShape.EXPONENTIAL);
    Recurring window = Recurring.once(0, 120_000, ramp);
    double sum = 0;
    for (int t = 0; t < 120_000; t++) {
      sum += window.intensity(t);
    }
    assertThat(ramp.meanIntensity(120_000)).isCloseTo(sum / 120_000, within(1e-5));
  }

  @Test
  void rampsLongerThanTheWindowAreRefused() {
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(
            () ->
                Recurring.once(
                    0,
                    60_000_000_000L,
                    new Ramp(40_000_000_000L, 30_000_000_000L, RampShape.SMOOTH)))
        .withMessage("ramps of 40s up and 30s down do not fit into a duration of 1m")
        .satisfies(e -> assertThat(e.key()).isEqualTo("ramp"));
  }
}
