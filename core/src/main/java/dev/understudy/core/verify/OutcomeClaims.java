package dev.understudy.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Outcomes against what was told: each rate, all together, and those that were never told.
final class OutcomeClaims {
  private final Observations seen;
  private final EndpointModel model;
  private final Settings settings;
  private final Equivalence equivalence;

  OutcomeClaims(Observations seen, Settings settings) {
    this.seen = seen;
    this.model = seen.model();
    this.settings = settings;
    this.equivalence = settings.equivalence();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (int error = 0; error < model.errors().size(); error++) {
      String name = model.errors().get(error).name();
      double told = seen.toldRate(error + 1);
      long count = seen.count(error + 1);
      if (told == 0) {
        findings.add(never(name, count, Facet.RATE));
      } else {
        findings.add(
            settings.mode() == Mode.EXACTNESS
                ? exactRate(error, name, told, count)
                : rate(error, name, told, count));
      }
    }
    if (!model.errors().isEmpty() && seen.toldRate(0) == 0) {
      findings.add(never("success", seen.count(0), Facet.RATE));
    } else if (settings.mode() == Mode.EXACTNESS && tableApplies()) {
      findings.add(table());
    }
    findings.add(never("other outcomes", seen.others(), Facet.OTHER_OUTCOMES));
    return findings;
  }

  /// Drawn independently, with shares that do not change, none of them 0.
  private boolean tableApplies() {
    return !model.errors().isEmpty()
        && !model.inRuns()
        && !model.varying()
        && model.errors().stream().allMatch(e -> e.rate() > 0);
  }

  private Finding rate(int error, String name, double told, long count) {
    double inflation = model.inflation(error);
    Equivalence.Shares shares =
        equivalence.between(
            count / inflation, seen.n() / inflation, equivalence.low(told), equivalence.high(told));
    double served = served(count);
    double variance = RelativeVariance.rate(told) * inflation;
    return finding(
        Facet.RATE,
        name,
        told,
        count,
        inflation,
        1 - 2 * equivalence.passAlpha(),
        shares.pValue(),
        shares.inside()
            ? new Standing.Passes()
            : equivalence.undecided(seen.n() == 0 ? 0 : served / told - 1, variance, seen.n(), 1),
        inflation > 1 ? Method.EFFECTIVE_RATE_EQUIVALENCE : Method.RATE_EQUIVALENCE,
        served > told
            ? "more often than told by more than the margin"
            : "less often than told by more than the margin");
  }

  private Finding exactRate(int error, String name, double told, long count) {
    double inflation = model.inflation(error);
    double needed = equivalence.detecting(RelativeVariance.rate(told) * inflation);
    return finding(
        Facet.RATE,
        name,
        told,
        count,
        inflation,
        0.99,
        seen.chance(error + 1, inflation).pValue(count / inflation),
        seen.n() >= needed ? new Standing.Passes() : new Standing.Needs(needed),
        inflation > 1 ? Method.EFFECTIVE_BINOMIAL : Method.EXACT_BINOMIAL,
        served(count) > told ? "more often than told" : "less often than told");
  }

  private Finding table() {
    int outcomes = model.outcomes();
    long[] counts = new long[outcomes];
    double[] shares = new double[outcomes];
    double rarest = 1;
    for (int i = 0; i < outcomes; i++) {
      counts[i] = seen.count(i);
      shares[i] = seen.toldRate(i);
      rarest = Math.min(rarest, shares[i]);
    }
    OutcomeTable table = OutcomeTable.of(counts, shares);
    double needed = OutcomeTable.MIN_EXPECTED / rarest;
    return new Finding(
        model.endpoint(),
        Facet.OUTCOMES,
        "all outcomes",
        Math.max(0, table.cells() - 1),
        table.n() == 0 ? Double.NaN : table.chiSquare(),
        Optional.empty(),
        table.n(),
        table.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(table.pValue()),
        table.n() >= needed ? new Standing.Passes() : new Standing.Needs(needed),
        Method.CHI_SQUARE,
        "the outcomes are not shared as told");
  }

  /// What is told to happen never: exactly so, or in at most the share that transport may spoil.
  private Finding never(String subject, long count, Facet facet) {
    double share = settings.overhead().share();
    Binomial most = new Binomial(seen.n(), share);
    boolean passes =
        share == 0 ? count == 0 && seen.n() > 0 : most.atMost(count) <= equivalence.passAlpha();
    double p = count == 0 ? 1 : share == 0 ? 0 : most.atLeast(count);
    // the least n with which no occurrence at all is enough
    double least = share == 0 ? 1 : Math.log(equivalence.passAlpha()) / Math.log1p(-share);
    double seenShare = seen.n() == 0 ? 0 : (double) count / seen.n();
    Standing undecided =
        seenShare == 0
            ? new Standing.Needs(least)
            : equivalence.undecided(seenShare, share, seenShare * (1 - seenShare), seen.n(), least);
    return finding(
        facet,
        subject,
        0,
        count,
        1,
        0.99,
        p,
        passes ? new Standing.Passes() : undecided,
        Method.NEVER,
        "was never told but occurs");
  }

  private double served(long count) {
    return seen.n() == 0 ? Double.NaN : (double) count / seen.n();
  }

  private Finding finding(
      Facet facet,
      String subject,
      double told,
      long count,
      double inflation,
      double confidence,
      double pValue,
      Standing standing,
      Method method,
      String deviation) {
    long n = seen.n();
    Optional<Interval> interval =
        n == 0
            ? Optional.empty()
            : Optional.of(Binomial.interval(count / inflation, n / inflation, confidence));
    return new Finding(
        model.endpoint(),
        facet,
        subject,
        told,
        served(count),
        interval,
        n,
        n == 0 ? OptionalDouble.empty() : OptionalDouble.of(pValue),
        standing,
        method,
        deviation);
  }
}
