package dev.understudy.engine.meter;

import dev.understudy.core.measure.Histogram;

/// One endpoint on one event loop.
public final class EndpointMeter {
  private final Count[] outcomes;
  private final Count inFlight = new Count();
  private final Count abandoned = new Count();
  private final Histogram intended = new Histogram();
  private final Histogram actual = new Histogram();
  private final Histogram lateness = new Histogram();

  /// @param outcomes how many the endpoint has, success included
  EndpointMeter(int outcomes) {
    this.outcomes = new Count[outcomes];
    for (int i = 0; i < outcomes; i++) {
      this.outcomes[i] = new Count();
    }
  }

  public void decided(int outcome) {
    outcomes[outcome].add(1);
    inFlight.add(1);
  }

  /// A request was decided whose client had gone away before.
  public void leftBehind(int outcome) {
    outcomes[outcome].add(1);
    abandoned.add(1);
  }

  /// The reply's first byte was handed to the socket; for a fault that sends none, its first act.
  ///
  /// @param intendedNanos decided response time
  /// @param actualNanos first byte of the request seen to now
  /// @param latenessNanos how much later than it was due
  public void begun(long intendedNanos, long actualNanos, long latenessNanos) {
    intended.record(intendedNanos);
    actual.record(actualNanos);
    lateness.record(latenessNanos);
  }

  /// The reply is complete, or never will be.
  public void ended() {
    inFlight.add(-1);
  }

  /// The client went away before its reply began.
  public void abandoned() {
    abandoned.add(1);
  }

  long outcome(int index) {
    return outcomes[index].get();
  }

  long inFlight() {
    return inFlight.get();
  }

  long abandonments() {
    return abandoned.get();
  }

  void addTo(Histogram intendedSum, Histogram actualSum, Histogram latenessSum) {
    intended.addTo(intendedSum);
    actual.addTo(actualSum);
    lateness.addTo(latenessSum);
  }
}
