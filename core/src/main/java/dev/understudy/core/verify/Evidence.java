package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import java.util.Optional;

/// What a server keeps of its own decisions about one endpoint, so that they can be judged: in
/// constant space, some 20 KiB once there are requests. One writer, an event loop; any thread may
/// [#merge] it into its own at any time, and finds it as of some moment, give or take a request.
public final class Evidence {
  private final DecisionModel told;
  private final Observations draws;
  private final ServedTimes served;
  private final boolean[] replayed; // by outcome
  private boolean outcomesOfSeed;
  private boolean timesOfSeed;

  public Evidence(DecisionModel told) {
    this.told = told;
    draws = new Observations(told.draws());
    served = new ServedTimes(told);
    replayed = new boolean[told.draws().outcomes()];
    told.replayed().forEach(outcome -> replayed[outcome] = true);
  }

  /// The outcome that a request drew by itself, whatever load makes of it. In ascending ordinals.
  public void drew(long ordinal, int outcome, OutcomeLaw inForce) {
    draws.drew(ordinal, outcome, inForce);
  }

  /// A request with an outcome that was not told.
  public void drewOther() {
    draws.addOther();
  }

  /// A request's service time. In ascending ordinals.
  ///
  /// @param outcome that it drew
  /// @param law in force for it: windows and contention included
  public void timed(long ordinal, int outcome, long serviceNanos, Distribution law) {
    if (!replayed[outcome]) {
      draws.timed(ordinal, outcome, serviceNanos, law);
    }
  }

  /// What a record shows beyond any test: that each draw is the very one that the configuration's
  /// seed gives to this ordinal.
  public void followsSeed(boolean outcomes, boolean times) {
    outcomesOfSeed = outcomes;
    timesOfSeed = times;
  }

  /// Whether a claim of `facet` follows from the seed alone.
  boolean followsSeed(Facet facet) {
    return switch (facet) {
      case MEAN, QUANTILE, SHAPE, TAIL, CORRELATION -> timesOfSeed;
      case RATE, OUTCOMES, RUN_LENGTH, INDEPENDENT_ERRORS -> outcomesOfSeed;
      case OTHER_OUTCOMES, AGREEMENT -> false;
    };
  }

  /// The reply has begun.
  public void served(long decidedNanos, long latenessNanos) {
    served.add(decidedNanos, latenessNanos);
  }

  /// Adds what another loop has seen of the same endpoint.
  public void merge(Evidence other) {
    draws.merge(other.draws);
    served.merge(other.served);
  }

  /// Takes back an earlier state of the same: what is left came since.
  public void subtract(Evidence earlier) {
    draws.subtract(earlier.draws);
    served.subtract(earlier.served);
  }

  public DecisionModel told() {
    return told;
  }

  /// Requests that drew an outcome.
  public long n() {
    return draws.n();
  }

  Observations draws() {
    return draws;
  }

  ServedTimes servedTimes() {
    return served;
  }

  /// The times served beside their law; empty where they have none, or there are none.
  public Optional<Curve> curve() {
    return served.curve();
  }
}
