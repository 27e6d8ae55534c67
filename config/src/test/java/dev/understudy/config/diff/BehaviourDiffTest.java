package dev.understudy.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BehaviourDiffTest {
  private static final String SHOP =
      """
      version: 1
      endpoints:
        look: {request: GET /items, latency: 10ms}
        pay: {request: POST /pay, latency: 20ms}
      workflows:
        purchase:
          session: {cookie: sid}
          steps:
            browse: {on: look, next: [browse, last]}
            last: {on: pay, behaviour: {latency: {scale: 2}}, end: true}
      """;

  private static BehaviourDiff to(String changed) {
    return BehaviourDiff.of(load(SHOP), load(changed), Optional.empty());
  }

  private static Loaded load(String text) {
    return Configurations.parse("shop.yaml", text, LoadOptions.of(1));
  }

  @Test
  void aStepThatIsSlowerIsSlowerInThatStepAlone() {
    String text = to(SHOP.replace("scale: 2", "scale: 3")).text();
    assertThat(text).contains("latency p50   40ms -> 60ms  pay@purchase.last");
    assertThat(text).doesNotContain("20ms");
  }

  @Test
  void aStepThatBeginsToSayWhatItDoesIsComparedWithTheEndpoint() {
    String text = to(SHOP.replace("{on: look, ", "{on: look, behaviour: {latency: 15ms}, ")).text();
    assertThat(text).contains("latency p50").contains("10ms -> 15ms  look@purchase.browse");
    assertThat(text).doesNotContain("+ ").doesNotContain("- look");
  }

  @Test
  void anotherWayThroughAWorkflowIsADifference() {
    String text = to(SHOP.replace("next: [browse, last]", "next: [last]")).text();
    assertThat(text).contains("workflow purchase.browse").contains("to browse (look)");
  }

  @Test
  void aWindowOnAWorkflowIsADifferenceOfItsRequests() {
    String window =
        "windows: {slow: {on: {workflow: purchase}, at: {every: 1h, duration: 1m}, behaviour:"
            + " {latency: {scale: 4}}}}\n";
    BehaviourDiff diff = to(SHOP + window);
    assertThat(diff.changes()).hasSize(1);
    assertThat(diff.changes().getFirst().what()).isEqualTo("window slow");
    assertThat(diff.changes().getFirst().endpoints())
        .containsExactly("look@purchase", "pay@purchase.last");
  }

  @Test
  void nothingIsNoDifference() {
    assertThat(to(SHOP).isEmpty()).isTrue();
  }
}
