package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Requests of one endpoint that are known from both sides: what was decided for each, and what its
/// client saw. Nothing is assumed of the law or of transport. 10 to 40 KiB; one writer.
public final class JoinedTimes {
  private final String endpoint;
  private final LatencySketch decided = new LatencySketch();
  private final LatencySketch seen = new LatencySketch();
  private final LatencySketch overhead = new LatencySketch();
  private final Moments moments = new Moments();
  private long n;
  private long otherwise;

  public JoinedTimes(String endpoint) {
    this.endpoint = endpoint;
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
    moments.add(seenNanos);
    overhead.add(Math.max(0, seenNanos - decidedNanos));
  }

  public String endpoint() {
    return endpoint;
  }

  public long n() {
    return n;
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
        : Optional.of(decided.law()).filter(it -> it.mean() > 0);
  }

  public Optional<Curve> curve() {
    return law().map(law -> Curve.of(endpoint, law, seen));
  }

  List<Finding> findings(Settings settings) {
    List<Finding> findings = new ArrayList<>();
    law()
        .map(law -> new Times("", law, seen, new PitSketch(), moments))
        .ifPresent(
            times -> findings.addAll(new TimeFidelity(endpoint, times, settings, 1).findings()));
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
        Method.JOINED,
        "the client saw another outcome than was decided for the same request");
  }
}
