package dev.understudy.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.bench.soak.Target.Ending;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final String QUOTE =
      "{\"currency\":\"EUR\",\"price\":29.50,\"tax\":5.61,\"valid\":true}";

  private static Target target(String id) {
    return Profile.mixed(1).targets().stream()
        .filter(target -> target.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String named(String id, Ending ending, int status, String payload) {
    return target(id).outcome(ending, status, payload.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aReplyIsNamedByStatusAndPayload() {
    String product = "{\"id\":\"p1\",\"name\":\"Teapot\",\"price\":29.50,\"stock\":12}";
    assertThat(named("product", Ending.REPLY, 200, product)).isEqualTo("success");
    assertThat(named("product", Ending.REPLY, 200, "{\"error\":\"upstream timeout\"}"))
        .isEqualTo("lying");
    assertThat(named("product", Ending.REPLY, 500, "")).isEqualTo("broken");
  }

  @Test
  void whatBreaksOnTheWireIsNamedByHowItEnds() {
    assertThat(named("quote", Ending.RESET, 0, "")).isEqualTo("reset");
    assertThat(named("quote", Ending.EMPTY, 0, "")).isEqualTo("empty");
    assertThat(named("quote", Ending.SHORT, 200, QUOTE.substring(0, 20))).isEqualTo("short");
    assertThat(named("quote", Ending.GARBAGE, 0, "")).isEqualTo("garbage");
    assertThat(named("quote", Ending.REPLY, 200, QUOTE)).isEqualTo("success");
    assertThat(named("quote", Ending.REPLY, 200, QUOTE.replace("29.50", "x!%#&")))
        .isEqualTo("garbled");
  }

  @Test
  void whatTheConfigurationDoesNotTellOfIsUntold() {
    assertThat(named("browse", Ending.RESET, 0, "")).isEqualTo("untold: reset");
    assertThat(named("browse", Ending.REPLY, 500, "")).isEqualTo("untold: status 500");
    assertThat(named("browse", Ending.REPLY, 200, "{}")).isEqualTo("untold: status 200");
    assertThat(named("quote", Ending.REPLY, 200, QUOTE.substring(1)))
        .isEqualTo("untold: status 200");
  }
}
