package dev.understudy.core.workflow;

import dev.understudy.core.random.Streams;
import java.util.concurrent.atomic.AtomicReference;

/// One session: an id and where it stands. Moves by compare-and-set, so nobody waits.
final class Session extends AtomicReference<Standing> {
  private static final long serialVersionUID = 1;

  final String id;
  final long key;
  final transient Workflow.Identity workflow;
  private volatile long usedNanos;

  Session(String id, Workflow workflow, Standing standing, long nanos) {
    super(standing);
    this.id = id;
    this.key = Streams.key(workflow.key(), 0, id);
    this.workflow = workflow.identity();
    this.usedNanos = nanos;
  }

  long usedNanos() {
    return usedNanos;
  }

  void used(long nanos) {
    if (nanos - usedNanos > 0) { // loops may come a little out of order
      usedNanos = nanos;
    }
  }
}
