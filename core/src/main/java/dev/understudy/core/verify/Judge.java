package dev.understudy.core.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/// Judges all endpoints of one run together. Every claim has its own test; what fails is decided by
/// Holm's rule over all of them, so that a report on a faithful server fails in at most 1 % of all
/// runs, however many endpoints and claims it has.
public final class Judge {
  private Judge() {}

  /// Claims stand in the order of the endpoints; within one: times, outcomes, sequences.
  public static Report judge(Collection<Observations> endpoints, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Observations seen : endpoints) {
      findings.addAll(times(seen, settings));
      findings.addAll(new OutcomeClaims(seen, settings).findings());
      findings.addAll(new SequenceClaims(seen, settings).findings());
    }
    List<Finding> tested = findings.stream().filter(f -> f.pValue().isPresent()).toList();
    double[] pValues =
        tested.stream().map(Finding::pValue).mapToDouble(OptionalDouble::getAsDouble).toArray();
    boolean[] rejected = Holm.rejected(pValues, settings.equivalence().failAlpha());
    List<Claim> claims = new ArrayList<>(findings.size());
    int next = 0;
    for (Finding finding : findings) {
      claims.add(finding.judged(finding.pValue().isPresent() && rejected[next++]));
    }
    return new Report(settings, claims);
  }

  private static List<Finding> times(Observations seen, Settings settings) {
    EndpointModel model = seen.model();
    boolean correlated = model.correlation() != 0;
    List<Finding> findings = new ArrayList<>();
    for (Times times : seen.times()) {
      if (settings.mode() == Mode.EXACTNESS) {
        findings.addAll(
            new ExactTimes(model.endpoint(), times, settings)
                .findings(!model.varying(), correlated));
      } else if (model.varying()) {
        findings.add(varying(model.endpoint(), times, settings));
      } else {
        double inflation = model.innovations().inflation();
        findings.addAll(new TimeFidelity(model.endpoint(), times, settings, inflation).findings());
      }
    }
    return findings;
  }

  /// One law for each request: only F(x) is comparable, and that from outside only if transport
  /// adds nothing.
  private static Finding varying(String endpoint, Times times, Settings settings) {
    Finding shape =
        ExactTimes.shape(
            endpoint, times.subject("shape"), times.uniforms(), 1000, Method.KOLMOGOROV_SMIRNOV);
    if (settings.overhead().nanos() == 0 && settings.clock().tickNanos() == 1) {
      return shape;
    }
    return shape.unjudged(
        "behaviour that changes with time is judged by server records, not from outside");
  }
}
