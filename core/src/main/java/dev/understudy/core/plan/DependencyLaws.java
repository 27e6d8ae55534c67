package dev.understudy.core.plan;

import dev.understudy.core.dependency.Behaviour;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.schedule.Stalls;
import dev.understudy.core.schedule.Timetable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a dependency does by itself, as windows change it: the same algebra as an endpoint's.
///
/// Windows act on its latency and on the rates of its failures; a latency that a failure has of its
/// own stays. Two are equal where their fingerprints are: then they behave alike.
public final class DependencyLaws implements Behaviour {
  private final Distribution latency;
  private final OutcomeLaw failures;
  private final List<Optional<Distribution>> ownLatencies;
  private final Modulation modulation;
  private final Timetable stalls;
  private final long fingerprint;

  /// @param failures outcome 0 is success, the others its ways of failing, by chance
  /// @param ownLatencies of each way of failing, where it has one
  /// @param fingerprint of everything here
  public DependencyLaws(
      Distribution latency,
      OutcomeLaw failures,
      List<Optional<Distribution>> ownLatencies,
      Modulation modulation,
      Timetable stalls,
      long fingerprint) {
    if (failures.hasRuns() || ownLatencies.size() != failures.size() - 1) {
      throw new IllegalArgumentException(
          "failures come by chance and each may have a latency: "
              + failures.size()
              + " outcomes, "
              + ownLatencies.size()
              + " latencies");
    }
    this.latency = latency;
    this.failures = failures;
    this.ownLatencies = List.copyOf(ownLatencies);
    this.modulation = modulation;
    this.stalls = stalls;
    this.fingerprint = fingerprint;
  }

  @Override
  public int failure(ScenarioClock clock, long nanos, double v) {
    OutcomeLaw law = modulation.outcomes(clock.scenarioNanos(nanos), failures);
    double below = law.rate(0);
    int outcome = 0;
    while (v >= below && outcome < law.size() - 1) {
      outcome++;
      below += law.rate(outcome);
    }
    return outcome - 1;
  }

  @Override
  public double serviceNanos(ScenarioClock clock, long nanos, int failure, double u) {
    Optional<Distribution> own = failure < 0 ? Optional.empty() : ownLatencies.get(failure);
    return own.isPresent() ? own.get().sample(u) : latency(clock, nanos).sample(u);
  }

  private Distribution latency(ScenarioClock clock, long nanos) {
    return modulation.latency(clock.scenarioNanos(nanos), latency);
  }

  @Override
  public Progress progress(ScenarioClock clock) {
    return stalls.size() == 0 ? Progress.STEADY : new Stalls(stalls, clock);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DependencyLaws that && fingerprint == that.fingerprint;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint);
  }
}
