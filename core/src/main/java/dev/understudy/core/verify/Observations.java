package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen of one endpoint, request by request, in bounded space: some 50 to 100 KiB for each
/// law, however many requests. Parts that were counted apart (event loops, files) merge. One writer
/// at a time.
///
/// A request has an *outcome* (0 success, i + 1 the model's error i), a *time* unless it had none
/// to measure (a fault), and where they are known an *ordinal*, its number at the endpoint from 0,
/// and a *connection*. What depends on the order of draws is judged only from rows in ascending
/// ordinals; pairs are made only of n and n + 1. What depends on connections only where they are
/// given, in the order of each connection.
public final class Observations {
  /// Stands for an ordinal, a connection or a time that is not known.
  public static final long UNKNOWN = -1;

  private final EndpointModel model;
  private final double[] toldRates;
  private final List<Times> times = new ArrayList<>(); // one for each law
  private final int[] lawOfOutcome; // index in times, -1: not judged
  private final Innovations innovations;
  private final long tieKey;

  private final long[] counts;
  private final double[] expected; // sum of the rates in force
  private long n;
  private long others;

  private final RunCounts runs;
  private final ConnectionRuns connectionRuns;
  private final PitSketch innovationUniforms = new PitSketch();
  private final LagOne draws = new LagOne();
  private final LagOne innovationPairs = new LagOne();

  private long lastOrdinal = UNKNOWN;
  private int lastOutcome;
  private double lastUniform = Double.NaN;
  private double lastInnovation = Double.NaN;
  private long outOfOrder;

  public Observations(EndpointModel model) {
    this.model = model;
    int outcomes = model.outcomes();
    counts = new long[outcomes];
    expected = new double[outcomes];
    toldRates = new double[outcomes];
    lawOfOutcome = new int[outcomes];
    innovations = model.innovations();
    tieKey = Streams.key(0, 0, model.endpoint());
    runs = new RunCounts(outcomes);
    connectionRuns = new ConnectionRuns(outcomes);
    int shared = -1;
    if (model.latency().isPresent()) {
      times.add(Times.of("", model.latency().get()));
      shared = 0;
    }
    lawOfOutcome[0] = shared;
    toldRates[0] = 1;
    for (int i = 1; i < outcomes; i++) {
      ErrorModel error = model.errors().get(i - 1);
      toldRates[i] = error.rate();
      toldRates[0] -= error.rate();
      Optional<Distribution> own = error.latency();
      lawOfOutcome[i] = own.isPresent() ? times.size() : shared;
      own.ifPresent(law -> times.add(Times.of(error.name(), law)));
    }
    if (toldRates[0] < 1e-12) {
      toldRates[0] = 0; // what is left of 1 minus shares that sum to 1
    }
  }

  /// A request of which only outcome and time are known.
  public void add(int outcome, long nanos) {
    add(outcome, nanos, UNKNOWN, UNKNOWN);
  }

  /// @param nanos time, or [#UNKNOWN]
  /// @param ordinal number of the request at this endpoint, or [#UNKNOWN]
  /// @param connection any number >= 0 that tells connections (or virtual users) apart, or
  ///   [#UNKNOWN]
  public void add(int outcome, long nanos, long ordinal, long connection) {
    int which = lawOfOutcome[outcome];
    add(outcome, nanos, ordinal, connection, which < 0 ? null : times.get(which).law(), toldRates);
  }

  /// A request of an endpoint that changes with time.
  ///
  /// @param law the law in force for this outcome when it was decided
  /// @param rates the shares in force of all outcomes, success first
  public void addVarying(
      int outcome, long nanos, long ordinal, long connection, Distribution law, double[] rates) {
    if (!model.varying()) {
      throw new IllegalStateException(model.endpoint() + " was said not to change with time");
    }
    if (rates.length != counts.length) {
      throw new IllegalArgumentException(
          counts.length + " outcomes need as many rates but there are " + rates.length);
    }
    add(outcome, nanos, ordinal, connection, law, rates);
  }

  /// A request whose outcome the model does not know: another status, a broken connection, a
  /// client's timeout.
  public void addOther() {
    for (int i = 0; i < expected.length; i++) {
      expected[i] += toldRates[i];
    }
    n++;
    others++;
    lastOrdinal = UNKNOWN;
  }

  private void add(
      int outcome,
      long nanos,
      long ordinal,
      long connection,
      @Nullable Distribution law,
      double[] rates) {
    counts[outcome]++;
    for (int i = 0; i < expected.length; i++) {
      expected[i] += rates[i];
    }
    double u = Double.NaN;
    if (law != null && nanos >= 0 && lawOfOutcome[outcome] >= 0) {
      u = RandomisedPit.of(law, nanos, Streams.uniform(tieKey, n, Purpose.RANDOMISED_PIT));
      times.get(lawOfOutcome[outcome]).add(nanos, u);
    }
    n++;
    if (connection >= 0) {
      connectionRuns.add(connection, outcome);
    }
    if (ordinal >= 0) {
      follow(ordinal, outcome, u);
    }
  }

  private void follow(long ordinal, int outcome, double u) {
    double innovation = Double.NaN;
    if (lastOrdinal >= 0 && ordinal == lastOrdinal + 1) {
      runs.add(lastOutcome, outcome);
      if (!Double.isNaN(lastUniform) && !Double.isNaN(u)) {
        draws.add(lastUniform, u);
        if (model.correlation() != 0) {
          innovation = innovations.of(lastUniform, u);
          innovationUniforms.add(innovation);
          if (!Double.isNaN(lastInnovation)) {
            innovationPairs.add(lastInnovation, innovation);
          }
        }
      }
    } else if (lastOrdinal >= 0 && ordinal <= lastOrdinal) {
      outOfOrder++;
    }
    lastOrdinal = ordinal;
    lastOutcome = outcome;
    lastUniform = u;
    lastInnovation = innovation;
  }

  /// Adds what another part saw of the same endpoint.
  public void merge(Observations other) {
    if (!model.equals(other.model)) {
      throw new IllegalArgumentException(
          "observations of " + other.model.endpoint() + " do not belong to " + model.endpoint());
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
      expected[i] += other.expected[i];
    }
    for (int i = 0; i < times.size(); i++) {
      times.get(i).merge(other.times.get(i));
    }
    n += other.n;
    others += other.others;
    outOfOrder += other.outOfOrder;
    runs.merge(other.runs);
    connectionRuns.merge(other.connectionRuns);
    innovationUniforms.merge(other.innovationUniforms);
    draws.merge(other.draws);
    innovationPairs.merge(other.innovationPairs);
    lastOrdinal = UNKNOWN;
  }

  public EndpointModel model() {
    return model;
  }

  /// Number of requests, those of unknown outcome included.
  public long n() {
    return n;
  }

  /// Requests of this outcome; 0 is success.
  public long count(int outcome) {
    return counts[outcome];
  }

  /// Requests whose outcome the model does not know.
  public long others() {
    return others;
  }

  /// Mean of the told shares over the requests; the told share itself where it does not change.
  double toldRate(int outcome) {
    return n == 0 || !model.varying()
        ? toldRates[outcome]
        : Math.clamp(expected[outcome] / n, 0, 1);
  }

  /// The endpoint's times first, then those of errors with a law of their own.
  List<Times> times() {
    return times;
  }

  /// The sketch of the endpoint's own times, if they are judged: for tables and charts.
  public Optional<LatencySketch> latencies() {
    return model.latency().map(_ -> times.getFirst().sketch());
  }

  RunCounts runs() {
    return runs;
  }

  ConnectionRuns connectionRuns() {
    return connectionRuns;
  }

  LagOne draws() {
    return draws;
  }

  LagOne innovationPairs() {
    return innovationPairs;
  }

  PitSketch innovationUniforms() {
    return innovationUniforms;
  }

  /// Rows whose ordinal did not rise: with any, nothing that needs the order of draws is judged.
  public long outOfOrder() {
    return outOfOrder;
  }
}
