package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What follows what: runs of errors, errors that should not come in runs, and successive times.
final class SequenceClaims {
  private static final Standing.Unjudged NOT_IN_ORDER =
      new Standing.Unjudged("needs the requests in the server's order, with their ordinals");

  private final Observations seen;
  private final EndpointModel model;
  private final Settings settings;
  private final Equivalence equivalence;

  SequenceClaims(Observations seen, Settings settings) {
    this.seen = seen;
    this.model = seen.model();
    this.settings = settings;
    this.equivalence = settings.equivalence();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    boolean independent = !model.inRuns() && !model.varying();
    for (int outcome = 1; outcome < model.outcomes(); outcome++) {
      ErrorModel error = model.errors().get(outcome - 1);
      if (error.rate() == 0) {
        continue;
      }
      if (error.meanRun().isPresent()) {
        findings.add(runLength(outcome, error.name(), error.meanRun().getAsDouble()));
      } else if (independent) {
        if (ordered() && seen.runs().followed(outcome) > 0) {
          findings.add(repeats(outcome, error, seen.runs(), error.name(), Method.REPEATS));
        }
        RunCounts connections = seen.connectionRuns().counts();
        if (connections.followed(outcome) > 0) {
          String subject = error.name() + " on one connection";
          findings.add(repeats(outcome, error, connections, subject, Method.REPEATS_ON_CONNECTION));
        }
      }
    }
    boolean told = model.correlation() != 0;
    if (model.latency().isPresent() && (told || (ordered() && seen.draws().n() > 0))) {
      findings.add(told ? correlation() : uncorrelated());
    }
    if (told && settings.mode() == Mode.EXACTNESS) {
      findings.add(innovations());
    }
    return findings;
  }

  private boolean ordered() {
    return seen.outOfOrder() == 0;
  }

  private Finding runLength(int outcome, String name, double told) {
    long followed = seen.runs().followed(outcome);
    long ended = seen.runs().ended(outcome);
    boolean exact = settings.mode() == Mode.EXACTNESS;
    double variance = RelativeVariance.meanRun(told);
    double served = ended == 0 ? Double.NaN : (double) followed / ended;
    Equivalence.Shares shares =
        equivalence.between(ended, followed, 1 / equivalence.high(told), 1 / equivalence.low(told));
    Standing standing;
    if (!ordered() || (followed == 0 && seen.count(outcome) > 1)) {
      standing = NOT_IN_ORDER;
    } else if (exact) {
      double needed = Math.max(30, equivalence.detecting(variance));
      standing = followed >= needed ? new Standing.Passes() : new Standing.Needs(needed);
    } else if (shares.inside()) {
      standing = new Standing.Passes();
    } else {
      double off = ended == 0 ? 0 : served / told - 1;
      standing = equivalence.undecided(off, variance, followed, 1);
    }
    double p = exact ? seen.runs().pValue(outcome, told) : shares.pValue();
    double confidence = exact ? 0.99 : 1 - 2 * equivalence.passAlpha();
    boolean judged = ordered() && followed > 0;
    return new Finding(
        model.endpoint(),
        Facet.RUN_LENGTH,
        name,
        told,
        served,
        judged ? Optional.of(seen.runs().meanRun(outcome, confidence)) : Optional.empty(),
        followed,
        judged ? OptionalDouble.of(p) : OptionalDouble.empty(),
        standing,
        exact ? Method.RUN_ENDS : Method.RUN_EQUIVALENCE,
        served > told ? "runs are longer than told" : "runs are shorter than told");
  }

  /// An error's share among the requests that follow one of its kind must be its share among all.
  private Finding repeats(
      int outcome, ErrorModel error, RunCounts runs, String subject, Method method) {
    long followed = runs.followed(outcome);
    long repeated = followed - runs.ended(outcome);
    double p = error.rate();
    // a margin-sized part of the errors that only repeat the one before: share p + margin (1 - p)
    double other = p + equivalence.margin() * (1 - p);
    double needed = equivalence.detectingShare(p, other);
    return new Finding(
        model.endpoint(),
        Facet.INDEPENDENT_ERRORS,
        subject,
        p,
        (double) repeated / followed,
        Optional.of(Binomial.interval(repeated, followed, 0.99)),
        followed,
        OptionalDouble.of(new Binomial(followed, p).pValue(repeated)),
        followed >= needed ? new Standing.Passes() : new Standing.Needs(needed),
        method,
        "whether a request fails depends on the one before it");
  }

  private Finding uncorrelated() {
    LagOne draws = seen.draws();
    double r = draws.correlation();
    Standing standing;
    double p;
    if (settings.mode() == Mode.EXACTNESS) {
      p = draws.pValue();
      double needed = equivalence.detecting(1);
      standing = draws.n() >= needed ? new Standing.Passes() : new Standing.Needs(needed);
    } else {
      double off = (Math.abs(r) - equivalence.margin()) * Math.sqrt(draws.n());
      p = Math.min(1, 2 * StandardNormal.cdf(-off));
      boolean inside = StandardNormal.cdf(off) <= equivalence.passAlpha();
      standing = inside ? new Standing.Passes() : equivalence.undecided(r, 1, draws.n(), 30);
    }
    return correlation(0, r, Optional.of(draws.interval(0.99)), draws.n(), p, standing);
  }

  private Finding correlation() {
    LagOne pairs = seen.innovationPairs();
    double needed = equivalence.detecting(1);
    Standing standing =
        !ordered() || (pairs.n() == 0 && seen.n() > 2)
            ? NOT_IN_ORDER
            : settings.overhead().nanos() > 0
                ? new Standing.Unjudged("transport blurs it; judged by server records")
                : pairs.n() >= needed ? new Standing.Passes() : new Standing.Needs(needed);
    double p =
        !ordered() || settings.overhead().nanos() > 0 || pairs.n() < 2
            ? Double.NaN
            : pairs.pValue();
    double served = seen.draws().n() < 2 ? Double.NaN : seen.draws().correlation();
    return correlation(model.correlation(), served, Optional.empty(), pairs.n(), p, standing);
  }

  private Finding correlation(
      double told, double r, Optional<Interval> interval, long n, double p, Standing standing) {
    return new Finding(
        model.endpoint(),
        Facet.CORRELATION,
        "successive times",
        told,
        r,
        interval,
        n,
        Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p),
        standing,
        Method.LAG_ONE,
        told == 0
            ? "successive times depend on each other"
            : "successive times are not correlated as told");
  }

  private Finding innovations() {
    Finding shape =
        ExactTimes.shape(
            model.endpoint(),
            "shape of the innovations",
            seen.innovationUniforms(),
            1000,
            Method.INNOVATIONS);
    if (ordered() && (shape.n() > 0 || seen.n() < 3)) {
      return shape;
    }
    return shape.unjudged(NOT_IN_ORDER.why());
  }
}
