package dev.understudy.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapInfoTest {
  @Test
  void theLiveHeapIsWhatBothGenerationsUse() {
    String said =
        """
        4749:
        Command executed successfully
        4749:
         DefNew     total 118016K, used 2101K [0x0000000694000000, 0x000000069c000000, 0x00000007357f0000)
          eden space 104960K,   2% used [0x0000000694000000, 0x000000069420d628, 0x000000069a680000)
         Tenured    total 262144K, used 12345K [0x00000007357f0000, 0x00000007457f0000, 0x0000000800000000)
           the space 262144K,   4% used [0x00000007357f0000, 0x00000007363fe6d8, 0x00000007457f0000)
         Metaspace       used 30211K, committed 30848K, reserved 1114112K
        """;
    assertThat(HeapInfo.usedBytes(said)).isEqualTo((2101 + 12345) * 1024L);
  }

  @Test
  void anotherCollectorIsRefusedAndNotReadAsZero() {
    assertThatThrownBy(() -> HeapInfo.usedBytes(" garbage-first heap   total 262144K, used 1K"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no two generations");
  }
}
