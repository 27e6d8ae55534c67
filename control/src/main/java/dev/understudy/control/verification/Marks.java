package dev.understudy.control.verification;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The latest marks; older ones are forgotten.
final class Marks {
  /// Each holds some 20 KiB for every endpoint that has been asked.
  static final int MOST = 8;

  private final Clock clock;
  private final Deque<Mark> kept = new ArrayDeque<>();
  private long last;

  Marks(Clock clock) {
    this.clock = clock;
  }

  synchronized Mark set(List<KeptEvidence> now) {
    Mark mark = new Mark(++last, clock.instant(), now);
    kept.addLast(mark);
    if (kept.size() > MOST) {
      kept.removeFirst();
    }
    return mark;
  }

  synchronized Optional<Mark> find(long number) {
    return kept.stream().filter(mark -> mark.number == number).findFirst();
  }
}
