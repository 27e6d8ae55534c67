package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.List;
import java.util.Optional;

/// Times from arrival to the first byte of the reply, as the server itself measured them, in some 5
/// to 10 KiB: held against their law, or, where that changes with time or load, against what was
/// decided for the same requests. One writer; any thread reads.
///
/// What the client held back (a request that was not complete, a reply that it did not take) is not
/// in them.
final class ServedTimes {
  private final DecisionModel told;
  private final LatencySketch times = LatencySketch.coarse();
  private final Moments moments = new Moments();
  private final LatencySketch decided = LatencySketch.coarse(); // where there is no law

  ServedTimes(DecisionModel told) {
    this.told = told;
  }

  /// @param decidedNanos from arrival to the first byte
  /// @param latenessNanos by how much it came later
  void add(long decidedNanos, long latenessNanos) {
    if (decidedNanos == 0 && told.parts().isEmpty()) {
      return; // refused at once: a decided time of 0 has no relative margin
    }
    long nanos = decidedNanos + Math.max(0, latenessNanos);
    times.add(nanos);
    moments.add(nanos);
    if (told.parts().isEmpty()) {
      decided.add(decidedNanos);
    }
  }

  void merge(ServedTimes other) {
    times.merge(other.times);
    moments.merge(other.moments);
    decided.merge(other.decided);
  }

  void subtract(ServedTimes earlier) {
    times.subtract(earlier.times);
    moments.subtract(earlier.moments);
    decided.subtract(earlier.decided);
  }

  /// What the times are held against; empty where nothing is to wait for, or there are none.
  Optional<Distribution> law() {
    Optional<Distribution> law =
        !told.parts().isEmpty()
            ? told.served()
            : decided.n() > 0 ? Optional.of(decided.law()) : Optional.empty();
    return law.filter(it -> it.mean() > 0);
  }

  Optional<Curve> curve() {
    return law()
        .filter(_ -> times.n() > 0)
        .map(law -> Curve.of(told.draws().endpoint(), law, times));
  }

  List<Finding> findings(Settings settings) {
    return law()
        .map(law -> new Times("", law, times, new PitSketch(), moments))
        .map(
            seen ->
                new TimeFidelity(told.draws().endpoint(), seen, settings, told.inflation())
                    .findings())
        .orElse(List.of());
  }
}
