package dev.understudy.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InForceTest {
  private static final Instant NOON = Instant.parse("2026-02-11T12:00:00Z");
  private static final InForce CALM =
      new InForce(3, 2, "calm", Duration.ofMinutes(5), NOON, 60, false);

  @Test
  void whoComesLaterIsAsFarInAsTheOthers() {
    assertThat(CALM.timeAt(NOON)).isEqualTo(Duration.ofMinutes(5));
    assertThat(CALM.timeAt(NOON.plusSeconds(2))).isEqualTo(Duration.ofMinutes(7));
    InForce still = CALM.stopped(true, NOON.plusSeconds(2));
    assertThat(still.timeAt(NOON.plusSeconds(900))).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void aChangeOfTheClockIsNoActivation() {
    InForce slower = CALM.scaled(1, NOON.plusSeconds(1));
    assertThat(slower.number()).isEqualTo(4);
    assertThat(slower.activation()).isEqualTo(2);
    assertThat(slower.timeAt(NOON.plusSeconds(61))).isEqualTo(Duration.ofMinutes(7));
    assertThat(slower.jumped(Duration.ZERO, NOON.plusSeconds(9)).activation()).isEqualTo(2);
    InForce rush = slower.activated("rush", Duration.ofSeconds(7), 1, NOON.plusSeconds(10));
    assertThat(rush.activation()).isEqualTo(5);
    assertThat(rush.timeAt(NOON.plusSeconds(11))).isEqualTo(Duration.ofSeconds(8));
  }
}
