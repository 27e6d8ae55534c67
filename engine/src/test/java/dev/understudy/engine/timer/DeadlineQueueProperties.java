package dev.understudy.engine.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeadlineQueueProperties {
  private static final class Instant extends Deadline {
    final int nanos;
    final List<Integer> happened;

    Instant(int nanos, List<Integer> happened) {
      this.nanos = nanos;
      this.happened = happened;
    }

    @Override
    protected void expire(long nowNanos) {
      happened.add(nanos);
    }
  }

  /// Every third deadline is taken out again; the others happen in the order of their instants.
  @Property
  void whatIsLeftHappensInOrder(
      @ForAll @Size(max = 300) List<@IntRange(max = 1_000) Integer> instants) {
    List<Integer> happened = new ArrayList<>();
    DeadlineQueue queue = new DeadlineQueue();
    List<Instant> added = new ArrayList<>();
    for (int nanos : instants) {
      Instant instant = new Instant(nanos, happened);
      queue.add(instant, nanos);
      added.add(instant);
    }
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < added.size(); i++) {
      if (i % 3 == 1) {
        queue.remove(added.get(i));
        assertThat(added.get(i).isWaiting()).isFalse();
      } else {
        left.add(added.get(i).nanos);
      }
    }
    assertThat(queue.size()).isEqualTo(left.size());
    left.sort(null);
    queue.expire(1_000);
    assertThat(happened).isEqualTo(left);
  }
}
