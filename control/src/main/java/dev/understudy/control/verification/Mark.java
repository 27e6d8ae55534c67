package dev.understudy.control.verification;

import dev.understudy.core.verify.Evidence;
import dev.understudy.core.verify.Look;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The evidence at one moment: what came since is judged alone.
final class Mark {
  private record Then(Object origin, Evidence evidence) {}

  final long number;
  final Instant time;
  private final Map<String, Then> endpoints;
  private final AtomicInteger looks = new AtomicInteger();

  Mark(long number, Instant time, List<KeptEvidence> now) {
    this.number = number;
    this.time = time;
    endpoints =
        now.stream()
            .filter(KeptEvidence::asked)
            .collect(
                Collectors.toMap(
                    KeptEvidence::endpoint, it -> new Then(it.origin(), it.sum().get())));
  }

  /// What came since; all of it where the endpoint has changed since or was not asked before.
  Function<KeptEvidence, Evidence> since() {
    return kept -> {
      Evidence evidence = kept.sum().get();
      Then then = endpoints.get(kept.endpoint());
      if (then != null && then.origin() == kept.origin()) {
        evidence.subtract(then.evidence());
      }
      return evidence;
    };
  }

  /// Whether the endpoint's behaviour is another one than it was.
  boolean changed(KeptEvidence kept) {
    Then then = endpoints.get(kept.endpoint());
    return then != null && then.origin() != kept.origin();
  }

  /// The first look is the only one until another follows; look j may use what is left to it.
  Look look() {
    int number = looks.incrementAndGet();
    return number == 1 ? Look.ONLY : new Look(number);
  }
}
