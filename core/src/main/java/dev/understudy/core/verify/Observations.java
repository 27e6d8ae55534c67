package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// What was seen of one endpoint, request by request, in bounded space: some 50 to 100 KiB for each
/// law, however many requests; 10 KiB where only decisions are seen ([#drew], [#timed]). Parts that
/// were counted apart (event loops, files) merge. One writer; any thread may merge what is being
/// written, and finds it as of some moment, give or take the last request.
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

  private final AtomicLongArray counts; // by outcome; then others, then those out of order
  private final AtomicLongArray expected; // sums of p, then of p^2, in force; bits of doubles

  private final RunCounts runs;
  private final ConnectionRuns connectionRuns;
  private final PitSketch innovationUniforms = new PitSketch();
  private final LagOne draws = new LagOne();
  private final LagOne innovationPairs = new LagOne();

  private long lastOrdinal = UNKNOWN;
  private int lastOutcome;
  private long lastTimed = UNKNOWN;
  private double lastUniform = Double.NaN;
  private double lastInnovation = Double.NaN;

  public Observations(EndpointModel model) {
    this.model = model;
    int outcomes = model.outcomes();
    counts = new AtomicLongArray(outcomes + 2);
    expected = new AtomicLongArray(model.varying() ? 2 * outcomes : 0);
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
    if (rates.length != model.outcomes()) {
      throw new IllegalArgumentException(
          model.outcomes() + " outcomes need as many rates but there are " + rates.length);
    }
    add(outcome, nanos, ordinal, connection, law, rates);
  }

  /// The outcome that a request drew by itself, from a law in force; in ascending ordinals.
  ///
  /// @param inForce its outcomes are the model's
  public void drew(long ordinal, int outcome, OutcomeLaw inForce) {
    tick(outcome);
    if (model.varying()) {
      for (int i = 0; i < model.outcomes(); i++) {
        expect(i, inForce.rate(i));
      }
    }
    if (lastOrdinal >= 0
        && ordinal == lastOrdinal + 1
        // where a window has made the runs those of chance, they do not count
        && (!inRuns(lastOutcome) || inForce.inRuns(lastOutcome))) {
      runs.add(lastOutcome, outcome);
    }
    lastOrdinal = ordinal;
    lastOutcome = outcome;
  }

  /// The time that was decided for a request whose outcome was told by [#drew]; in ascending
  /// ordinals.
  ///
  /// @param nanos decided, under `law`
  public void timed(long ordinal, int outcome, long nanos, Distribution law) {
    if (lawOfOutcome[outcome] < 0) {
      return;
    }
    double u =
        law.continuous()
            ? law.cdf(nanos)
            : RandomisedPit.of(
                law, nanos, Streams.uniform(tieKey, ordinal, Purpose.RANDOMISED_PIT));
    Times into = times.get(lawOfOutcome[outcome]);
    into.uniforms().add(u);
    into.moments().add(nanos);
    if (lawOfOutcome[outcome] == 0) { // the endpoint's own, or one error's if it has none
      followTime(ordinal, u);
    }
  }

  /// A request whose outcome the model does not know: another status, a broken connection, a
  /// client's timeout.
  public void addOther() {
    tick(model.outcomes());
    if (model.varying()) {
      for (int i = 0; i < model.outcomes(); i++) {
        expect(i, toldRates[i]);
      }
    }
    lastOrdinal = UNKNOWN;
    lastTimed = UNKNOWN;
  }

  private void add(
      int outcome,
      long nanos,
      long ordinal,
      long connection,
      @Nullable Distribution law,
      double[] rates) {
    long n = n();
    tick(outcome);
    if (model.varying()) {
      for (int i = 0; i < rates.length; i++) {
        expect(i, rates[i]);
      }
    }
    double u = Double.NaN;
    if (law != null && nanos >= 0 && lawOfOutcome[outcome] >= 0) {
      u = RandomisedPit.of(law, nanos, Streams.uniform(tieKey, n, Purpose.RANDOMISED_PIT));
      times.get(lawOfOutcome[outcome]).add(nanos, u);
    }
    if (connection >= 0) {
      connectionRuns.add(connection, outcome);
    }
    if (ordinal >= 0) {
      follow(ordinal, outcome);
      followTime(ordinal, u);
    }
  }

  private void tick(int index) {
    counts.setOpaque(index, counts.getPlain(index) + 1);
  }

  private void expect(int outcome, double rate) {
    add(expected, outcome, rate);
    add(expected, model.outcomes() + outcome, rate * rate);
  }

  private static void add(AtomicLongArray sums, int index, double change) {
    double old = Double.longBitsToDouble(sums.getPlain(index));
    sums.setOpaque(index, Double.doubleToRawLongBits(old + change));
  }

  private boolean inRuns(int outcome) {
    return outcome > 0 && model.errors().get(outcome - 1).meanRun().isPresent();
  }

  private void follow(long ordinal, int outcome) {
    if (lastOrdinal >= 0 && ordinal == lastOrdinal + 1) {
      runs.add(lastOutcome, outcome);
    } else if (lastOrdinal >= 0 && ordinal <= lastOrdinal) {
      tick(model.outcomes() + 1);
    }
    lastOrdinal = ordinal;
    lastOutcome = outcome;
  }

  /// @param u NaN: not known
  private void followTime(long ordinal, double u) {
    double innovation = Double.NaN;
    if (lastTimed >= 0
        && ordinal == lastTimed + 1
        && !Double.isNaN(lastUniform)
        && !Double.isNaN(u)) {
      draws.add(lastUniform, u);
      if (model.correlation() != 0) {
        innovation = innovations.of(lastUniform, u);
        innovationUniforms.add(innovation);
        if (!Double.isNaN(lastInnovation)) {
          innovationPairs.add(lastInnovation, innovation);
        }
      }
    }
    lastTimed = ordinal;
    lastUniform = u;
    lastInnovation = innovation;
  }

  /// Adds what another part saw of the same endpoint.
  public void merge(Observations other) {
    checkSame(other);
    addCounts(other, 1);
    for (int i = 0; i < times.size(); i++) {
      times.get(i).merge(other.times.get(i));
    }
    runs.merge(other.runs);
    connectionRuns.merge(other.connectionRuns);
    innovationUniforms.merge(other.innovationUniforms);
    draws.merge(other.draws);
    innovationPairs.merge(other.innovationPairs);
    lastOrdinal = UNKNOWN;
    lastTimed = UNKNOWN;
  }

  /// Takes back an earlier state of the same: what is left was seen since. Without connections.
  public void subtract(Observations earlier) {
    checkSame(earlier);
    addCounts(earlier, -1);
    for (int i = 0; i < times.size(); i++) {
      times.get(i).subtract(earlier.times.get(i));
    }
    runs.subtract(earlier.runs);
    innovationUniforms.subtract(earlier.innovationUniforms);
    draws.subtract(earlier.draws);
    innovationPairs.subtract(earlier.innovationPairs);
  }

  private void checkSame(Observations other) {
    if (!model.equals(other.model)) {
      throw new IllegalArgumentException(
          "observations of " + other.model.endpoint() + " do not belong to " + model.endpoint());
    }
  }

  private void addCounts(Observations other, int times) {
    for (int i = 0; i < counts.length(); i++) {
      counts.setOpaque(i, counts.getPlain(i) + times * other.counts.getOpaque(i));
    }
    for (int i = 0; i < expected.length(); i++) {
      add(expected, i, times * Double.longBitsToDouble(other.expected.getOpaque(i)));
    }
  }

  public EndpointModel model() {
    return model;
  }

  /// Number of requests, those of unknown outcome included.
  public long n() {
    long n = 0;
    for (int i = 0; i <= model.outcomes(); i++) {
      n += counts.getOpaque(i);
    }
    return n;
  }

  /// Requests of this outcome; 0 is success.
  public long count(int outcome) {
    return counts.getOpaque(outcome);
  }

  /// Requests whose outcome the model does not know.
  public long others() {
    return counts.getOpaque(model.outcomes());
  }

  /// Mean of the told shares over the requests; the told share itself where it does not change.
  double toldRate(int outcome) {
    double n = n();
    return n == 0 || !model.varying() ? toldRates[outcome] : Math.clamp(sum(outcome) / n, 0, 1);
  }

  /// The law of this outcome's count. Where its share changes from request to request, the binomial
  /// law of the same mean and variance: sum p and sum p(1-p) (Ehm 1991, Stat. Prob. Letters 11,
  /// 7-16).
  ///
  /// @param inflation of the variance, by runs
  Binomial chance(int outcome, double inflation) {
    double p = toldRate(outcome);
    double trials = n();
    double squares = model.varying() ? sum(model.outcomes() + outcome) : 0;
    if (squares > 0) {
      double sum = sum(outcome);
      p = Math.min(1, squares / sum);
      trials = sum / p;
    }
    return new Binomial(trials / inflation, p);
  }

  private double sum(int index) {
    return Double.longBitsToDouble(expected.getOpaque(index));
  }

  /// The endpoint's times first, then those of errors with a law of their own.
  List<Times> times() {
    return times;
  }

  /// The sketch of the endpoint's own times, if they are judged: for tables and charts.
  public Optional<LatencySketch> latencies() {
    return model.latency().map(_ -> times.getFirst().sketch());
  }

  /// The endpoint's own times beside their law; empty where it has none, or there are none.
  public Optional<Curve> curve() {
    return latencies()
        .filter(sketch -> sketch.n() > 0)
        .map(sketch -> Curve.of(model.endpoint(), model.latency().orElseThrow(), sketch));
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
    return counts.getOpaque(model.outcomes() + 1);
  }
}
