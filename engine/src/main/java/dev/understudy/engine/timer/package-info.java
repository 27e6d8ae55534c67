/// Waiting until an absolute instant, many times at once, on one event loop.
///
/// A [Deadline] is a field of the thing that waits, so waiting allocates nothing; [DeadlineQueue]
/// orders those of one loop, and [LoopTimer] has the loop woken for the earliest. Cancelling takes
/// a deadline out at once: a client that hangs up leaves nothing behind.
@NullMarked
package dev.understudy.engine.timer;

import org.jspecify.annotations.NullMarked;
