package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PacingTest {
  @Test
  void bytesFollowTheLineAndTheLastIsExact() {
    var pacing = new Pacing(1_000_000);
    assertThat(pacing.sliceBytes()).isEqualTo(10_000);
    assertThat(pacing.nanos(25_000)).isEqualTo(25_000_000);
    assertThat(pacing.bytes(25_000_000)).isEqualTo(25_000);
    assertThat(pacing.nanos(1L << 30)).isEqualTo(1_073_741_824_000L);
  }

  @Test
  void aSliceIsNeverSmallerThanASegment() {
    assertThat(new Pacing(50).sliceBytes()).isEqualTo(1460);
  }

  @Test
  void noBandwidthIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pacing(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pacing(Double.NaN));
  }

  @Test
  void rivalsShareALinkSliceBySlice() {
    var link = new SharedLink(0);
    long first = 0;
    long second = 0;
    for (int slice = 0; slice < 10; slice++) {
      first = link.pass(first, 10_000, Supply.constant(1_000_000));
      second = link.pass(second, 10_000, Supply.constant(1_000_000));
      assertThat(second - first).isEqualTo(10_000_000);
    }
    assertThat(second).isEqualTo(200_000_000); // 200 kB at 1 MB/s
  }

  @Test
  void anIdleLinkSavesNothingUp() {
    var link = new SharedLink(-5_000_000_000L);
    assertThat(link.pass(0, 1000, Supply.constant(1000))).isEqualTo(1_000_000_000);
  }
}
