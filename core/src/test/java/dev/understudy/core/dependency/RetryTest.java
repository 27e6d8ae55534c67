package dev.understudy.core.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RetryTest {
  private static final long MS = 1_000_000;

  @Test
  void pausesGrowUpToTheMost() {
    var retry = new Retry(6, 100 * MS, 2, 500 * MS, 0);
    assertThat(retry.pauseNanos(1, 0.5)).isEqualTo(100 * MS);
    assertThat(retry.pauseNanos(2, 0.5)).isEqualTo(200 * MS);
    assertThat(retry.pauseNanos(3, 0.5)).isEqualTo(400 * MS);
    assertThat(retry.pauseNanos(4, 0.5)).isEqualTo(500 * MS);
    assertThat(retry.pauseNanos(200, 0.5)).isEqualTo(500 * MS);
  }

  @Test
  void jitterSpreadsAroundTheMean() {
    var retry = new Retry(3, 100 * MS, 2, Long.MAX_VALUE, 0.5);
    assertThat(retry.pauseNanos(1, 0)).isEqualTo(50 * MS);
    assertThat(retry.pauseNanos(1, 0.5)).isEqualTo(100 * MS);
    assertThat(retry.pauseNanos(1, 1)).isEqualTo(150 * MS);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Retry(0, 0, 1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retry(256, 0, 1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retry(2, 0, 0.5, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retry(2, 0, 1, 0, 1.5));
  }
}
