package dev.understudy.core.dependency;

import dev.understudy.core.distribution.Distribution;

/// What the caller does when a call has failed for good.
public sealed interface OnFailure {
  /// Gives up: the calls fail at this moment, by this call. What is answered is the endpoint's
  /// matter.
  record Fail() implements OnFailure {}

  /// Goes on as if it had succeeded; the time is spent.
  record Ignore() implements OnFailure {}

  /// Falls back on something that takes its own time and succeeds.
  record Fallback(Distribution latency) implements OnFailure {}
}
