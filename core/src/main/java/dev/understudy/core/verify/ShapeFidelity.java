package dev.understudy.core.verify;

import java.util.Optional;
import java.util.OptionalDouble;

/// The shape of served or measured times against the margin, by the distance D of the two cdfs
/// outside the band that transport may fill.
///
/// The largest D that is still faithful is the one that a scale error of the margin makes. *Pass*:
/// D is surely smaller (its one-sided bound D + sqrt(-ln(alpha)/2)/sqrt n,
/// Dvoretzky-Kiefer-Wolfowitz-Massart 1990). *Fail*: times lie surely outside the band even if each
/// may be off by the margin. The exact test would fail a service that is 5 % slower, which the
/// margin allows.
final class ShapeFidelity {
  /// P(sqrt n D <= 1.224) = 90 % for a service that is exact.
  private static final double DISTANCE_90 = 1.224;

  /// Median of sqrt n D for a service that is exact: what of a distance is only chance.
  private static final double DISTANCE_50 = 0.828;

  private final String endpoint;
  private final Times times;
  private final Settings settings;
  private final double inflation;
  private final long n;

  ShapeFidelity(String endpoint, Times times, Settings settings, double inflation) {
    this.endpoint = endpoint;
    this.times = times;
    this.settings = settings;
    this.inflation = inflation;
    this.n = times.sketch().n();
  }

  Finding finding() {
    KolmogorovSmirnov seen =
        BandTest.of(times.sketch(), times.law(), settings.overhead(), settings.clock());
    KolmogorovSmirnov beyond =
        BandTest.beyondMargin(
            times.sketch(), times.law(), settings.margin(), settings.overhead(), settings.clock());
    boolean testable = n > 0 && inflation == 1;
    return new Finding(
        endpoint,
        Facet.SHAPE,
        times.subject("shape"),
        0,
        n == 0 ? Double.NaN : seen.distance(),
        n == 0 ? Optional.empty() : Optional.of(ExactTimes.band(seen)),
        n,
        testable ? OptionalDouble.of(beyond.pValue()) : OptionalDouble.empty(),
        standing(seen.distance()),
        Method.BAND,
        "the times do not follow the law that was told, not even within the margin");
  }

  private Standing standing(double distance) {
    double w = settings.overhead().nanos();
    double allowed =
        BandTest.visibleDistance(
            times.law(), settings.margin(), settings.overhead(), settings.clock());
    double quartiles = times.law().quantile(0.75) - times.law().quantile(0.25);
    if (w > 0.02 * quartiles) {
      return new Standing.Unjudged(
          "transport too noisy to judge the shape from outside; judged by server records");
    }
    if (!(allowed > 0)) {
      return new Standing.Unjudged("the clock is too coarse to judge the shape");
    }
    if (inflation > 1) {
      return new Standing.Unjudged(
          "successive times are correlated; the shape is judged by the server's draws");
    }
    double bound = Math.sqrt(-0.5 * Math.log(settings.equivalence().passAlpha()));
    double root = Math.sqrt(n);
    if (n > 0 && distance + bound / root <= allowed) {
      return new Standing.Passes();
    }
    double chance = n == 0 ? 0 : Math.max(0, distance - DISTANCE_50 / root);
    double room = allowed - chance;
    if (room < 0.2 * allowed) {
      return new Standing.AtMargin();
    }
    double needed = (bound + DISTANCE_90) / room;
    return new Standing.Needs(Math.max(30, needed * needed));
  }
}
