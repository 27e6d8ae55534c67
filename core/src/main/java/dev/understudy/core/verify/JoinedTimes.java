package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Requests of one endpoint that are known from both sides: what was decided for them, and what
/// their client saw. Nothing is assumed of the law. 10 to 40 KiB; one writer.
public final class JoinedTimes {
  private final String endpoint;
  private final boolean ranked;
  private final LatencySketch decided = new LatencySketch();
  private final LatencySketch seen = new LatencySketch();
  private final LatencySketch overhead = new LatencySketch();
  private long n;
  private long otherwise;

  private JoinedTimes(String endpoint, boolean ranked) {
    this.endpoint = endpoint;
    this.ranked = ranked;
  }

  /// Requests whose two sides are known to belong together.
  public static JoinedTimes paired(String endpoint) {
    return new JoinedTimes(endpoint, false);
  }

  /// The same requests on both sides, without knowing which is which: quantiles are as exact as if
  /// they were paired, what transport added to one request is not known.
  public static JoinedTimes ranked(String endpoint) {
    return new JoinedTimes(endpoint, true);
  }

  /// Requests in all, and those of which the client saw another outcome.
  public void outcomes(long requests, long others) {
    n += requests;
    otherwise += others;
  }

  /// One side of a whole reply, where they are [#ranked].
  public void decided(LatencySketch nanos) {
    decided.merge(nanos);
  }

  /// The other side.
  public void seen(LatencySketch nanos) {
    seen.merge(nanos);
  }

  /// A request whose outcome both sides know.
  ///
  /// @param same whether the client saw what the outcome looks like
  public void outcome(boolean same) {
    n++;
    otherwise += same ? 0 : 1;
  }

  /// A whole reply.
  ///
  /// @param decidedNanos from arrival to the first byte
  /// @param seenNanos by the client, from its start to the end of the reply
  public void time(long decidedNanos, long seenNanos) {
    decided.add(decidedNanos);
    seen.add(seenNanos);
    overhead.add(Math.max(0, seenNanos - decidedNanos));
  }

  public String endpoint() {
    return endpoint;
  }

  public long n() {
    return n;
  }

  /// Whether nothing was to wait for in any of them: what is seen is lateness and transport.
  public boolean undelayed() {
    return decided.n() > 0 && decided.ofRank(decided.n()).high() == 0;
  }

  /// What lies between the two, request by request: lateness and transport. 0 where the client's
  /// clock saw less than was decided.
  public LatencySketch overhead() {
    return overhead;
  }

  /// What the times seen are held against: those decided for the same requests.
  private Optional<Distribution> law() {
    return decided.n() == 0
        ? Optional.empty()
        : Optional.of(decided.law()).filter(_ -> !undelayed());
  }

  public Optional<Curve> curve() {
    return law().map(law -> Curve.of(endpoint, law, seen));
  }

  List<Finding> findings(Settings settings) {
    List<Finding> findings = new ArrayList<>();
    law()
        .filter(_ -> seen.n() > 0)
        .ifPresent(
            told ->
                findings.addAll(
                    new JoinedFidelity(
                            endpoint,
                            decided,
                            seen,
                            settings,
                            ranked ? Method.RANKED : Method.PAIRED)
                        .findings(told.mean(), seen.law().mean())));
    findings.add(agreement());
    return findings;
  }

  private Finding agreement() {
    return new Finding(
        endpoint,
        Facet.AGREEMENT,
        "another outcome than recorded",
        0,
        n == 0 ? Double.NaN : (double) otherwise / n,
        n == 0 ? Optional.empty() : Optional.of(Binomial.interval(otherwise, n, 0.99)),
        n,
        n == 0 ? OptionalDouble.empty() : OptionalDouble.of(otherwise == 0 ? 1 : 0),
        n == 0 ? new Standing.Needs(1) : new Standing.Passes(),
        ranked ? Method.COUNTED : Method.JOINED,
        "the client saw another outcome than was decided for the same request");
  }
}
