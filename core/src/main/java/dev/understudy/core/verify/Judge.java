package dev.understudy.core.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Judges all endpoints of one run together. Every claim has its own test; what fails is decided by
/// Holm's rule over all of them, so that a report on a faithful server fails in at most 1 % of all
/// runs, however many endpoints and claims it has.
public final class Judge {
  private Judge() {}

  /// A finding, and the question that it answers.
  private record Answer(Mode question, Finding finding) {}

  /// Claims stand in the order of the endpoints; within one: times, outcomes, sequences.
  public static Report judge(Collection<Observations> endpoints, Settings settings) {
    List<Answer> answers = new ArrayList<>();
    for (Observations seen : endpoints) {
      findings(seen, settings).forEach(it -> answers.add(new Answer(settings.mode(), it)));
    }
    return report(answers, settings);
  }

  /// Judges a server by its own record: its draws exactly, then what it made of them within the
  /// margin.
  ///
  /// @param settings of what was served
  public static Report judgeServer(Collection<Evidence> endpoints, Settings settings) {
    List<Answer> answers = new ArrayList<>();
    for (Evidence evidence : endpoints) {
      answers.addAll(draws(evidence, settings));
      for (Finding finding : evidence.servedTimes().findings(settings)) {
        answers.add(new Answer(Mode.FIDELITY, finding));
      }
    }
    return report(answers, settings);
  }

  /// Judges a server's draws by its own record, and what clients saw request by request.
  ///
  /// @param settings of the clients
  public static Report judgeJoined(
      Collection<Evidence> endpoints, Collection<JoinedTimes> joined, Settings settings) {
    List<Answer> answers = new ArrayList<>();
    endpoints.forEach(evidence -> answers.addAll(draws(evidence, settings)));
    for (JoinedTimes seen : joined) {
      seen.findings(settings).forEach(it -> answers.add(new Answer(Mode.FIDELITY, it)));
    }
    return report(answers, settings);
  }

  private static List<Answer> draws(Evidence evidence, Settings settings) {
    List<Answer> answers = new ArrayList<>();
    for (Finding finding : findings(evidence.draws(), settings.ofDraws())) {
      // a server knows all its outcomes; its record may be of another configuration
      if (finding.facet() != Facet.OTHER_OUTCOMES || evidence.draws().others() > 0) {
        boolean shown = evidence.followsSeed(finding.facet());
        answers.add(new Answer(Mode.EXACTNESS, shown ? finding.ofSeed() : finding));
      }
    }
    for (DecisionModel.Unjudged each : evidence.told().unjudged()) {
      answers.add(new Answer(Mode.EXACTNESS, unjudged(evidence, each)));
    }
    return answers;
  }

  private static Finding unjudged(Evidence evidence, DecisionModel.Unjudged what) {
    return new Finding(
        evidence.told().draws().endpoint(),
        Facet.SHAPE,
        what.subject(),
        Double.NaN,
        Double.NaN,
        Optional.empty(),
        evidence.n(),
        OptionalDouble.empty(),
        new Standing.Unjudged(what.why()),
        Method.KOLMOGOROV_SMIRNOV,
        "");
  }

  private static List<Finding> findings(Observations seen, Settings settings) {
    List<Finding> findings = new ArrayList<>(times(seen, settings));
    findings.addAll(new OutcomeClaims(seen, settings).findings());
    findings.addAll(new SequenceClaims(seen, settings).findings());
    return findings;
  }

  private static Report report(List<Answer> answers, Settings settings) {
    double[] pValues =
        answers.stream()
            .map(answer -> answer.finding().pValue())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    boolean[] rejected = Holm.rejected(pValues, settings.equivalence().failAlpha());
    List<Claim> claims = new ArrayList<>(answers.size());
    int next = 0;
    for (Answer answer : answers) {
      boolean fails = answer.finding().pValue().isPresent() && rejected[next++];
      claims.add(answer.finding().judged(answer.question(), fails));
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
