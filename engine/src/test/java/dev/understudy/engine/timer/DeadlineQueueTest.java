package dev.understudy.engine.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {
  private final List<Long> happened = new ArrayList<>();

  private final class Noted extends Deadline {
    final long instant;

    Noted(long instant) {
      this.instant = instant;
    }

    @Override
    protected void expire(long nowNanos) {
      happened.add(instant);
    }
  }

  @Test
  void nothingHappensBeforeItsInstant() {
    DeadlineQueue queue = new DeadlineQueue();
    queue.add(new Noted(10), 10);
    queue.expire(9);
    assertThat(happened).isEmpty();
    queue.expire(10);
    assertThat(happened).containsExactly(10L);
    assertThat(queue.size()).isZero();
  }

  @Test
  void instantsMayBeNegativeAndOverflow() {
    DeadlineQueue queue = new DeadlineQueue();
    long start = Long.MAX_VALUE - 5;
    for (long later : new long[] {9, 3, 7, 0}) {
      queue.add(new Noted(later), start + later);
    }
    queue.expire(start + 7);
    assertThat(happened).containsExactly(0L, 3L, 7L);
    assertThat(queue.earliestNanos()).isEqualTo(start + 9);
  }

  @Test
  void aDeadlineWaitsOnceAndMayWaitAgain() {
    DeadlineQueue queue = new DeadlineQueue();
    Noted deadline = new Noted(1);
    queue.add(deadline, 1);
    assertThatThrownBy(() -> queue.add(deadline, 2)).isInstanceOf(IllegalStateException.class);
    queue.expire(1);
    queue.remove(deadline);
    queue.add(deadline, 3);
    assertThat(deadline.isWaiting()).isTrue();
  }

  @Test
  void whatHappensMayAddAndRemove() {
    DeadlineQueue queue = new DeadlineQueue();
    Noted removed = new Noted(2);
    queue.add(
        new Deadline() {
          @Override
          protected void expire(long nowNanos) {
            queue.remove(removed);
            queue.add(new Noted(3), 3);
            queue.add(new Noted(9), 9);
          }
        },
        1);
    queue.add(removed, 2);
    queue.expire(5);
    assertThat(happened).containsExactly(3L);
    assertThat(queue.size()).isEqualTo(1);
  }
}
