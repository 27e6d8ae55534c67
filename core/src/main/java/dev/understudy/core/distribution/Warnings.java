package dev.understudy.core.distribution;

import java.util.ArrayList;
import java.util.List;

/// What a person should know about a law although it is allowed.
public final class Warnings {
  private static final double GREATEST_UNIFORM_TAIL =
      0x1p-53; // 1 - the greatest uniform that is drawn
  private static final double HOUR_NANOS = 3.6e12;
  private static final double LITTLE_KEPT = 0.5;
  private static final double BELL_CV = 0.5;

  private Warnings() {}

  /// The warnings of a law, its parts included.
  public static List<String> of(Distribution law, Quantity quantity) {
    List<String> warnings = new ArrayList<>();
    ofMoments(law, warnings);
    ofParts(law, warnings);
    if (quantity == Quantity.TIME && law.upperQuantile(GREATEST_UNIFORM_TAIL) > HOUR_NANOS) {
      warnings.add(
          "one request in "
              + Digits.grouped(1 / law.sf(HOUR_NANOS))
              + " takes longer than 1 h; give `max`");
    }
    return List.copyOf(warnings);
  }

  /// True for laws that may have infinite moments.
  static boolean heavyTailed(Distribution law) {
    return switch (law) {
      case Truncated cut -> heavyTailed(cut.parent());
      case Shifted shifted -> heavyTailed(shifted.base());
      case Scaled scaled -> heavyTailed(scaled.base());
      case LogLogistic _, Lomax _, Pareto _ -> true;
      default -> false;
    };
  }

  private static void ofMoments(Distribution law, List<String> warnings) {
    String what =
        law.mean() == Double.POSITIVE_INFINITY
            ? "its mean is infinite"
            : law.variance() == Double.POSITIVE_INFINITY ? "its variance is infinite" : "";
    if (!what.isEmpty()) {
      warnings.add(
          what
              + ": the sample mean of this distribution does not settle; it is verified by quantiles"
              + " only, unless `max` bounds it");
    }
  }

  private static void ofParts(Distribution law, List<String> warnings) {
    switch (law) {
      case Normal normal when normal.sd() > BELL_CV * normal.mean() ->
          warnings.add(
              "sd is more than half of the mean: this normal is cut at 0 and no longer bell-shaped;"
                  + " say gamma or lognormal");
      case Truncated cut -> {
        if (cut.kept() < LITTLE_KEPT) {
          warnings.add(
              "the bounds keep only "
                  + Digits.plain(100 * cut.kept(), 2)
                  + " % of the uncut distribution");
        }
        ofParts(cut.parent(), warnings);
      }
      case Shifted shifted -> ofParts(shifted.base(), warnings);
      case Scaled scaled -> ofParts(scaled.base(), warnings);
      default -> {} // the parts of a mixture and the body of a splice were built, and warned of, by
        // themselves
    }
  }
}
