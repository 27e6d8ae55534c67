package dev.understudy.engine.meter;

import dev.understudy.core.measure.Readings.Times;
import dev.understudy.core.plan.Decision;
import java.util.List;

/// One endpoint on one event loop.
public final class EndpointMeter {
  private final Count[] outcomes;
  private final List<String> dependencies;
  private final Count[] calls; // for each dependency: calls, failures, tries
  private final Count inFlight = new Count();
  private final Count abandoned = new Count();
  private final Count leftInPlace = new Count();
  private final Times times = Times.none();

  /// @param outcomes how many the endpoint has, success included
  /// @param dependencies that it calls
  EndpointMeter(int outcomes, List<String> dependencies) {
    this.outcomes = counts(outcomes);
    this.dependencies = dependencies;
    this.calls = counts(3 * dependencies.size());
  }

  private static Count[] counts(int size) {
    Count[] counts = new Count[size];
    for (int i = 0; i < size; i++) {
      counts[i] = new Count();
    }
    return counts;
  }

  /// A request has come.
  public void admitted() {
    inFlight.add(1);
  }

  /// It is decided, whether or not its client is still there.
  public void decided(Decision decision) {
    outcomes[decision.outcome()].add(1);
    List<Decision.CallTaken> taken = decision.detail().calls();
    for (int i = 0; i < taken.size(); i++) {
      Decision.CallTaken call = taken.get(i);
      int dependency = 3 * dependencies.indexOf(call.dependency());
      calls[dependency].add(1);
      calls[dependency + 1].add(call.ok() ? 0 : 1);
      calls[dependency + 2].add(call.attempts());
    }
  }

  /// The reply's first byte was handed to the socket; for a fault that sends none, its first act.
  ///
  /// @param intendedNanos decided response time
  /// @param actualNanos first byte of the request seen to now
  /// @param latenessNanos how much later than it was due
  public void begun(long intendedNanos, long actualNanos, long latenessNanos) {
    times.intended().record(intendedNanos);
    times.actual().record(actualNanos);
    times.lateness().record(latenessNanos);
  }

  /// The reply is complete, or never will be.
  public void ended() {
    inFlight.add(-1);
  }

  /// The client went away before its reply began.
  ///
  /// @param inPlace whether the request keeps its place in a station or at a dependency
  public void abandoned(boolean inPlace) {
    abandoned.add(1);
    leftInPlace.add(inPlace ? 1 : 0);
  }

  long outcome(int index) {
    return outcomes[index].get();
  }

  /// Calls to dependency number `index`.
  long calls(int index) {
    return calls[3 * index].get();
  }

  long failures(int index) {
    return calls[3 * index + 1].get();
  }

  long tries(int index) {
    return calls[3 * index + 2].get();
  }

  long leftInPlace() {
    return leftInPlace.get();
  }

  long inFlight() {
    return inFlight.get();
  }

  long abandonments() {
    return abandoned.get();
  }

  void addTo(Times sum) {
    times.intended().addTo(sum.intended());
    times.actual().addTo(sum.actual());
    times.lateness().addTo(sum.lateness());
  }
}
