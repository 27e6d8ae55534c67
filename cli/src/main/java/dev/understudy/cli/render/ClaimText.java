package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Facet;
import dev.understudy.core.verify.Interval;
import dev.understudy.core.verify.Mode;
import java.util.Set;

/// The parts of a claim in words.
final class ClaimText {
  private ClaimText() {}

  /// What the claim is about: `latency, p99`, `error gone`.
  static String label(Claim claim) {
    if (Double.isNaN(claim.told())) {
      return claim.subject();
    }
    boolean drawn =
        claim.question() == Mode.EXACTNESS
            && Set.of(Facet.MEAN, Facet.SHAPE, Facet.TAIL).contains(claim.facet());
    return drawn ? "draws, " + claim.subject() : label(claim.facet(), claim.subject());
  }

  static String label(Facet facet, String subject) {
    return switch (facet) {
      case MEAN, QUANTILE, SHAPE, TAIL -> "latency, " + subject;
      case RATE -> subject.equals("success") ? subject : "error " + subject;
      case RUN_LENGTH -> "runs of " + subject;
      case INDEPENDENT_ERRORS -> "independence of " + subject;
      case OUTCOMES, OTHER_OUTCOMES, CORRELATION, AGREEMENT -> subject;
    };
  }

  static String told(Claim claim) {
    return claim.facet() == Facet.SHAPE ? "" : value(claim.facet().unit(), claim.told());
  }

  static String served(Claim claim) {
    String value = value(claim.facet().unit(), claim.served());
    return claim.facet() == Facet.SHAPE && !value.isEmpty() ? "D " + value : value;
  }

  /// The interval of the served value, without a unit where it is that of both ends: `145-157`.
  static String interval(Claim claim) {
    if (claim.interval().isEmpty()) {
      return "";
    }
    Interval interval = claim.interval().get();
    String low = value(claim.facet().unit(), interval.low());
    String high = value(claim.facet().unit(), interval.high());
    int unit = low.lastIndexOf(' ');
    boolean same = unit >= 0 && high.endsWith(low.substring(unit));
    return same
        ? low.substring(0, unit) + "-" + high.substring(0, high.lastIndexOf(' '))
        : low + "-" + high;
  }

  static String verdict(Claim claim) {
    return switch (claim.verdict()) {
      case PASS -> "pass";
      case FAIL -> "fail: " + claim.reason();
      case NOT_ENOUGH_YET ->
          claim.moreNeeded().isPresent()
              ? "not enough, " + Figures.count(claim.moreNeeded().getAsLong()) + " more needed"
              : "not enough: " + claim.reason();
      case NOT_JUDGED -> "not judged: " + claim.reason();
    };
  }

  private static String value(Facet.Unit unit, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return switch (unit) {
      case NANOS -> Figures.duration(value);
      case SHARE -> Double.isInfinite(value) ? "infinite" : Figures.percent(value);
      case REQUESTS, DISTANCE, CORRELATION, STATISTIC ->
          Double.isInfinite(value) ? "infinite" : Figures.number(value);
    };
  }
}
