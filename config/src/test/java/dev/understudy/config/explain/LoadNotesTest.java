package dev.understudy.config.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadNotesTest {
  /// By simulation of a token bucket under Poisson arrivals at its own rate, and for a burst of 1
  /// in closed form: Erlang's loss with one server at load 1.
  @ParameterizedTest
  @CsvSource({"1, 0.5", "5, 0.1034", "20, 0.0252", "100, 0.0050"})
  void aLimitRefusesOfARandomLoadWhatTheoryGives(int burst, double refused) {
    assertThat(LoadNotes.refused(burst)).isCloseTo(refused, within(0.00006));
  }

  @ParameterizedTest
  @CsvSource({"100, 101"})
  void theApproximationForLargeBurstsJoins(int solved, int approximated) {
    assertThat(LoadNotes.refused(approximated))
        .isCloseTo(LoadNotes.refused(solved), within(0.0001));
  }
}
