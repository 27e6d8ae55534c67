package dev.understudy.results.verify;

import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Observations;
import dev.understudy.results.row.Row;

/// One endpoint while the rows pass: what was told, and what was seen so far.
final class Watched {
  private final Told told;
  private final Observations observations;
  private final LatencySketch transport = new LatencySketch();
  private long unjudged;

  Watched(Told told) {
    this.told = told;
    observations = new Observations(told.model());
  }

  void take(Row row) {
    if (told.unjudged().isPresent()) {
      unjudged++;
      return;
    }
    int outcome =
        row.outcome().isEmpty() ? told.outcome(Seen.of(row)) : told.outcome(row.outcome());
    if (outcome == Told.OTHER) {
      observations.addOther();
      return;
    }
    boolean timed = row.elapsedNanos() != Row.UNKNOWN && Seen.whole(row);
    if (timed && told.undelayed()) {
      transport.add(row.elapsedNanos());
    }
    observations.add(
        outcome,
        timed ? row.elapsedNanos() : Observations.UNKNOWN,
        row.ordinal(),
        row.connection());
  }

  Told told() {
    return told;
  }

  Observations observations() {
    return observations;
  }

  /// Requests of the endpoint, judged or not.
  long n() {
    return observations.n() + unjudged;
  }

  boolean undelayed() {
    return told.undelayed();
  }

  /// Times of an endpoint that does not wait.
  LatencySketch transport() {
    return transport;
  }
}
