package dev.understudy.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {
  /// 100,000 sessions with two variables within 100 MiB, by what the heap grows: about 30 MiB.
  @Test
  void aHundredThousandSessionsFitInto100Mebibytes() {
    Variable items = new Variable("items", 0L, Long.class);
    Variable note = new Variable("note", "", String.class);
    Step browse = World.step("browse", 1, 0);
    World world = new World(World.workflow("buy", 1800, 100_000, List.of(items, note), browse));
    long before = used();
    for (int i = 0; i < 100_000; i++) {
      world.ask(1, "0123456789abcdef01234567-" + i, 0);
    }
    long grown = used() - before;
    assertThat(world.playing.size()).isEqualTo(100_000);
    assertThat(grown).isLessThan(100L << 20);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
