package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientLimitsTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void eachClientHasItsOwnBurst() {
    var limits = ClientLimits.<String>of(1, 1, 10, 0);
    assertThat(limits.of("a", 0).admit(0)).isZero();
    assertThat(limits.of("b", 0).admit(0)).isZero();
    assertThat(limits.of("a", 0).admit(0)).isEqualTo(SECOND);
  }

  @Test
  void clientsAreForgottenOnceTheirBurstIsWhole() {
    var limits = ClientLimits.<Integer>of(1, 1, 100, 0);
    for (int client = 0; client < 10_000; client++) {
      long now = client * SECOND / 20; // 20 new clients a second, each whole again after one
      assertThat(limits.of(client, now).admit(now)).isZero();
      assertThat(limits.size()).isLessThanOrEqualTo(100);
    }
    assertThat(limits.crowded()).isZero();
  }

  @Test
  void moreClientsThanTheTableHoldsShareOneLimitAndAreCounted() {
    var limits = ClientLimits.<Integer>of(1, 1, 100, 0);
    for (int client = 0; client < 100; client++) {
      assertThat(limits.of(client, 0).admit(0)).isZero();
    }
    assertThat(limits.of(100, 0).admit(0)).isZero();
    assertThat(limits.of(101, 0).admit(0)).isEqualTo(SECOND);
    assertThat(limits.crowded()).isEqualTo(2);
    assertThat(limits.size()).isEqualTo(100);
  }
}
