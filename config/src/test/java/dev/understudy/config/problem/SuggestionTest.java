package dev.understudy.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> KEYS = List.of("latency", "errors", "response", "request");

  @Test
  void aSlipOfTheFingersIsUnderstood() {
    assertThat(Suggestion.of("latencyy", KEYS)).contains("latency");
    assertThat(Suggestion.of("latnecy", KEYS)).contains("latency");
    assertThat(Suggestion.of("Errors", KEYS)).contains("errors");
    assertThat(Suggestion.of("reponse", KEYS)).contains("response");
  }

  @Test
  void whatIsNotNearIsNotSuggested() {
    assertThat(Suggestion.of("capacity", KEYS)).isEmpty();
    assertThat(Suggestion.of("x", KEYS)).isEmpty();
    assertThat(Suggestion.of("", KEYS)).isEmpty();
  }

  @Test
  void aSwapOfNeighboursCountsOnce() {
    assertThat(Suggestion.distance("ab", "ba", 5)).isEqualTo(1);
    assertThat(Suggestion.distance("kitten", "sitting", 5)).isEqualTo(3);
    assertThat(Suggestion.distance("kitten", "sitting", 2)).isEqualTo(2);
    assertThat(Suggestion.distance("", "abc", 9)).isEqualTo(3);
  }
}
