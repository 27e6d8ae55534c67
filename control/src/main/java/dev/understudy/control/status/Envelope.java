package dev.understudy.control.status;

import dev.understudy.control.Instance.Vitals;
import dev.understudy.control.watch.Interval;
import dev.understudy.control.watch.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether this machine does what the configuration asks, by what it has shown lately.
///
/// @param reasons why not quite, or not; empty where it does
public record Envelope(Verdict verdict, List<Reason> reasons) {
  private static final double STRAINED_MILLIS = 2; // p99 of lateness, DESIGN.md 8
  private static final double EXCEEDED_MILLIS = 10;

  public Envelope {
    reasons = List.copyOf(reasons);
  }

  /// How well it is honoured.
  public enum Verdict {
    /// As told.
    HONOURED,
    /// Measurably later than told, or close to the machine's limits.
    STRAINED,
    /// What clients measure is the machine, not the model.
    EXCEEDED
  }

  /// @param code `lateness`, `cpu` or `connections`
  /// @param detail for people
  public record Reason(String code, Verdict verdict, String detail) {}

  /// By the last ten seconds, or fewer where the instance is younger.
  public static Envelope of(Look look, List<Interval> lately) {
    List<Reason> reasons = new ArrayList<>();
    lateness(lately, reasons);
    cpu(look.vitals(), reasons);
    if (look.readings().connectionsRefused() > 0) {
      reasons.add(
          new Reason(
              "connections",
              Verdict.STRAINED,
              look.readings().connectionsRefused()
                  + " connections were refused since the start because --max-connections was"
                  + " reached"));
    }
    Verdict worst = Verdict.HONOURED;
    for (Reason reason : reasons) {
      worst = reason.verdict().compareTo(worst) > 0 ? reason.verdict() : worst;
    }
    return new Envelope(worst, reasons);
  }

  private static void lateness(List<Interval> lately, List<Reason> reasons) {
    double worst = 0;
    int late = 0;
    for (Interval interval : lately) {
      double p99 = interval.lateness().p99();
      if (p99 > STRAINED_MILLIS) {
        late++;
        worst = Math.max(worst, p99);
      }
    }
    if (2 * late > lately.size()) { // most seconds: one pause is no state
      reasons.add(
          new Reason(
              "lateness",
              worst > EXCEEDED_MILLIS ? Verdict.EXCEEDED : Verdict.STRAINED,
              String.format(
                  Locale.ROOT,
                  "replies come later than told: p99 up to %.1f ms in %d of the last %d s",
                  worst,
                  late,
                  lately.size())));
    }
  }

  private static void cpu(Vitals vitals, List<Reason> reasons) {
    if (vitals.cpuLevel() > 0) {
      reasons.add(
          new Reason(
              "cpu",
              vitals.cpuLevel() >= 3 ? Verdict.EXCEEDED : Verdict.STRAINED,
              String.format(
                  Locale.ROOT,
                  "the machine's processors are %.0f %% busy, %.0f %% by this process",
                  vitals.systemCpu() * 100,
                  vitals.processCpu() * 100)));
    }
  }
}
