package dev.understudy.core.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class DamageTest {
  private static final long KEY = 42;
  private static final byte[] PAYLOAD = "{\"id\": \"p1\", \"price\": 12.50}".getBytes(UTF_8);

  @Test
  void truncationCutsTheShareOffTheEnd() {
    byte[] damaged = new Damage.Truncate(0.4).apply(PAYLOAD, KEY, 0);
    assertThat(new String(damaged, UTF_8)).isEqualTo("{\"id\": \"p1\", \"pri");
  }

  @Test
  void truncationAlwaysCutsSomethingAndBearsAnEmptyPayload() {
    assertThat(new Damage.Truncate(0.0001).apply(PAYLOAD, KEY, 0)).hasSize(PAYLOAD.length - 1);
    assertThat(new Damage.Truncate(1).apply(PAYLOAD, KEY, 0)).isEmpty();
    assertThat(new Damage.Truncate(0.5).apply(new byte[0], KEY, 0)).isEmpty();
  }

  @Test
  void flippedBitsAreAsManyAsSaidAndTheSameForTheSameRequest() {
    for (int count : new int[] {1, 3, 50}) {
      byte[] damaged = new Damage.FlipBits(count).apply(PAYLOAD, KEY, 7);
      BitSet difference = BitSet.valueOf(damaged);
      difference.xor(BitSet.valueOf(PAYLOAD));
      assertThat(difference.cardinality()).isEqualTo(count);
      assertThat(new Damage.FlipBits(count).apply(PAYLOAD, KEY, 7)).isEqualTo(damaged);
      assertThat(new Damage.FlipBits(count).apply(PAYLOAD, KEY, 8)).isNotEqualTo(damaged);
    }
  }

  @Test
  void moreFlipsThanBitsFlipThemAll() {
    assertThat(new Damage.FlipBits(100).apply(new byte[] {0x0f}, KEY, 0))
        .isEqualTo(new byte[] {(byte) 0xf0});
  }

  @Test
  void garblingChangesEachByteOfOneStretchAndNoOther() {
    for (int n = 0; n < 200; n++) {
      byte[] damaged = new Damage.Garble(0.2).apply(PAYLOAD, KEY, n);
      int first = -1;
      int changed = 0;
      int last = -1;
      for (int i = 0; i < PAYLOAD.length; i++) {
        if (damaged[i] != PAYLOAD[i]) {
          first = first < 0 ? i : first;
          last = i;
          changed++;
        }
      }
      assertThat(changed).isEqualTo((int) Math.ceil(PAYLOAD.length * 0.2));
      assertThat(last - first + 1).isEqualTo(changed);
    }
  }

  @Test
  void thePayloadGivenIsNeverTouched() {
    byte[] before = PAYLOAD.clone();
    new Damage.FlipBits(9).apply(PAYLOAD, KEY, 0);
    new Damage.Garble(1).apply(PAYLOAD, KEY, 0);
    new Damage.Replace(PAYLOAD).apply(PAYLOAD, KEY, 0)[0] = 'x';
    assertThat(PAYLOAD).isEqualTo(before);
  }
}
