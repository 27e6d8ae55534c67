package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person reads when a distribution cannot be, or can but deserves a warning.
class FamilyMessagesTest {
  private static ParameterException refused(String family, String text) {
    var refusal = catchThrowableOfType(ParameterException.class, () -> Written.law(family, text));
    assertThat(refusal).as("%s %s", family, text).isNotNull();
    return refusal;
  }

  @Test
  void anUnattainableMeanSaysWhatIsAttainableAndTheWayOut() {
    var refusal = refused("exponential", "{mean: 60ms}, max: 100ms");
    assertThat(refusal.parameter()).isEqualTo("mean");
    assertThat(refusal)
        .hasMessage("exponential cut at max 100ms cannot have mean 60ms (attainable: below 50ms)");
    assertThat(refusal.mend())
        .isEqualTo(
            "For the uncut distribution's scale write `exponential: {scale: 60ms}`; it then serves"
                + " mean 36.7ms.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exponential|{mean: 60ms, sd: 60ms}||exponential cannot be described by {mean, sd}",
        "lognormal|{p50: 20ms}||lognormal cannot be described by {p50}",
        "gamma|{p50: 20ms, p90: 10ms}|p90|p90 must be greater than p50, but they are 10ms and 20ms",
        "gamma|{p50: 20ms, p50.0: 30ms}|p50.0|p50 and p50.0 are the same percentile",
        "gamma|{mean: 0ms, sd: 5ms}|mean|mean must be above 0 but is 0ns",
        "gamma|{mean: 10ms, sd: 0ms}|sd|sd must be above 0 but is 0ns",
        "erlang|{k: 2.5, mean: 80ms}|k|k must be a whole number of at least 1 but is 2.5",
        "normal|{mean: 30ms, sd: 29ms}|sd|normal cut at 0 with mean 30ms cannot have sd 29ms (attainable: at most 28.5ms)",
        "uniform|{mean: 30ms, sd: 20ms}|sd|uniform with mean 30ms cannot have sd 20ms (attainable: at most 17.3ms; more would reach below 0ns)",
        "uniform|{min: 50ms, max: 10ms}|max|uniform needs min < max, but they are 50ms and 10ms",
        "uniform|{mean: 30ms, sd: 5ms}, max: 35ms|mean|uniform with these facts reaches from 21.3ms to 38.7ms: cut at max 35ms it has mean 28.2ms, sd 3.94ms",
        "triangular|{min: 10ms, mean: 50ms, max: 60ms}|mean|triangular cannot have mean 50ms (attainable: from 26.7ms to 43.3ms)",
        "triangular|{min: 10ms, mode: 70ms, max: 60ms}|mode|triangular cannot have mode 70ms (attainable: from 10ms to 60ms)",
        "lognormal|{mean: 40ms, median: 50ms}|mean|the mean of a lognormal lies above its median, but 40ms does not lie above 50ms",
        "lognormal|{mean: 100ms, p99: 2s}|p99|lognormal with mean 100ms cannot have p99 2s (attainable: above 100ms, up to 1.5s)",
        "pareto|{min: 80ms, mean: 70ms}|mean|pareto from min 80ms cannot have mean 70ms (attainable: above 80ms)",
        "lomax|{mean: 80ms, sd: 70ms}|sd|lomax with mean 80ms cannot have sd 70ms (attainable: above 80ms)",
        "lomax|{p50: 50ms, p99: 200ms}|p99|lomax with p50 50ms cannot have p99 200ms (attainable: above 332ms)",
        "lomax|{mean: 80ms, shape: 1}|mean|lomax with shape 1 has no mean: it is infinite for shapes up to 1",
        "loglogistic|{mean: 80ms, shape: 0.5}|mean|loglogistic with shape 0.5 has no mean: it is infinite for shapes up to 1",
        "beta|{min: 10ms, max: 60ms, mean: 20ms, sd: 30ms}|sd|beta with mean 20ms cannot have sd 30ms (attainable: below 20ms)",
        "normal|{p50: 10ms, p99: 90ms}|p99|normal with p50 10ms cannot have p99 90ms (attainable: below 60.9ms)",
        "exponential|{mean: 3ms}, offset: 5ms|mean|mean 3ms does not lie above offset 5ms",
        "exponential|{mean: 300ms}, max: 100ms|mean|mean 300ms does not lie within the bounds 0ns .. 100ms",
        "exponential|{mean: 3ms}, offset: 5ms, max: 4ms|max|max 4ms does not lie above offset 5ms; nothing would be left",
        "lognormal|{mean: 180ms, sd: 300ms}, max: 500ms|sd|no distribution within 0ns .. 500ms with mean 180ms has sd 300ms (attainable: below 240ms)",
        "fixed|{value: 50ms}, max: 40ms|max|a distribution cut at max 40ms keeps none of its draws",
        "exponential|{scale: 1ms}, min: 20ms|min|a distribution cut at min 20ms keeps one draw in 490,000,000",
        "lognormal|{scale: 20ms, sigma: 40}|scale|lognormal with these parameters is beyond what numbers can hold",
        "gamma|{mean: 1ms, sd: 1s}|mean|gamma with these parameters is beyond what numbers can hold",
        "pareto|{min: 1ms, shape: 0.04}|min|pareto with these parameters is beyond what numbers can hold",
        "gamma|{shape: -2, scale: 3ms}|shape|shape must be above 0 but is -2",
      })
  void aRefusalSaysWhatWasSeenAndWhatIsAttainable(
      String family, String text, String parameter, String message) {
    var refusal = refused(family, text);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.parameter()).isEqualTo(parameter == null ? "" : parameter);
    assertThat(refusal.mend()).isNotEmpty();
  }

  @Test
  void anUnattainableSecondFactSaysWhatIsAttainableAtTheFirst() {
    var refusal = refused("gamma", "{mean: 120ms, sd: 119ms}, max: 250ms");
    assertThat(refusal.getMessage())
        .startsWith("gamma cut at max 250ms with mean 120ms cannot have sd 119ms (attainable: ");
    assertThat(refusal.mend())
        .startsWith(
            "For the uncut distribution's shape and scale write `gamma: {shape: 1.017, scale: 118ms}`;"
                + " it then serves mean ");
  }

  @Test
  void anUnknownSetOfKeysListsTheForms() {
    assertThat(refused("exponential", "{mean: 60ms, sd: 60ms}").mend())
        .isEqualTo(
            "Write one of: {mean} | {median} | {pNN} | {scale} | {rate}. `pNN` is any percentile,"
                + " `median` is p50, `cv` is sd / mean.");
    assertThat(refused("gamma", "{mean: 60ms}").mend())
        .startsWith("Write one of: {mean, sd} | {mean, shape} | {pAA, pBB} | {shape, scale}.");
  }

  @Test
  void anUnknownFamilyListsTheFamilies() {
    assertThat(refused("gaussian", "{mean: 60ms}").mend()).startsWith("There are: fixed, uniform");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pareto|{min: 80ms, shape: 1.5}|its variance is infinite: the sample mean of this distribution does not settle; it is verified by quantiles only, unless `max` bounds it",
        "lomax|{shape: 0.9, scale: 80ms}|its mean is infinite: the sample mean of this distribution does not settle; it is verified by quantiles only, unless `max` bounds it",
        "lognormal|{p50: 20ms, p99: 20s}|one request in 44,000 takes longer than 1 h; give `max`",
        "normal|{mean: 30ms, sd: 25ms}|sd is more than half of the mean: this normal is cut at 0 and no longer bell-shaped; say gamma or lognormal",
        "exponential|{scale: 100ms}, max: 20ms|the bounds keep only 18 % of the uncut distribution",
      })
  void whatIsAllowedButSurprisingIsWarnedOf(String family, String text, String warning) {
    assertThat(Written.law(family, text).warnings()).contains(warning);
  }

  @Test
  void whatIsUsualIsNotWarnedOf() {
    assertThat(Written.law("lognormal", "{p50: 20ms, p99: 150ms}").warnings()).isEmpty();
    assertThat(Written.law("pareto", "{min: 80ms, shape: 1.2}, max: 5s").warnings()).isEmpty();
    assertThat(Written.law("normal", "{mean: 30ms, sd: 15ms}").warnings()).isEmpty();
  }

  @Test
  void aSizeOfManyBytesIsNoLongTime() {
    var parameters = Map.of("min", 1e9, "shape", 3.0);
    assertThat(
            Families.build("pareto", parameters, Bounds.NONE, Written::show, Quantity.SIZE)
                .warnings())
        .isEmpty();
    assertThat(Families.build("pareto", parameters, Bounds.NONE, Written::show).warnings())
        .hasSize(1);
  }
}
