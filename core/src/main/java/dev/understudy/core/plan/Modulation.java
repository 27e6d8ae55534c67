package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.schedule.Timetable;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// How the windows change an endpoint's laws over time. A pure function of scenario time; the cost
/// is proportional to the windows that are active.
public final class Modulation {
  /// No window acts on the endpoint.
  public static final Modulation NONE = new Modulation(Timetable.EMPTY, List.of());

  private static final int STEPS = 256; // intensities of laws with runs: MODELS.md 2.4

  private final Timetable timetable;
  private final List<Effect> effects;
  private final ConcurrentHashMap<Blend, OutcomeLaw> blends = new ConcurrentHashMap<>();

  /// What one window does, in the order written.
  ///
  /// @param window its id
  public record Effect(String window, List<LatencyChange> latency, List<ErrorChange> errors) {
    public Effect {
      latency = List.copyOf(latency);
      errors = List.copyOf(errors);
    }
  }

  /// An outcome law's base and the intensities of all windows in 1/256.
  private record Blend(OutcomeLaw base, List<Integer> intensities) {}

  /// @param timetable the windows in layer order
  /// @param effects one for each of the timetable's windows
  public Modulation(Timetable timetable, List<Effect> effects) {
    this.timetable = timetable;
    this.effects = List.copyOf(effects);
    if (timetable.size() != this.effects.size()) {
      throw new IllegalArgumentException(
          timetable.size() + " windows but " + this.effects.size() + " effects");
    }
  }

  public Timetable timetable() {
    return timetable;
  }

  public List<Effect> effects() {
    return effects;
  }

  /// True where no window is active at scenario time `t`.
  public boolean quiet(long t) {
    return timetable.at(t).quiet();
  }

  /// The latency law in force at scenario time `t`, exact.
  public Distribution latency(long t, Distribution below) {
    Timetable.Phase phase = timetable.at(t);
    Distribution law = below;
    for (int i = 0; i < phase.count(); i++) {
      int window = phase.window(i);
      List<LatencyChange> changes = effects.get(window).latency();
      double intensity = changes.isEmpty() ? 0 : timetable.intensity(window, t);
      for (int j = 0; j < changes.size() && intensity > 0; j++) {
        law = changes.get(j).at(intensity, law);
      }
    }
    return law;
  }

  /// The outcome law in force at scenario time `t`. Laws with runs move in steps of 1/256 of
  /// intensity, those without are exact. Rates that come to more than 100 % are divided by their
  /// sum.
  public OutcomeLaw outcomes(long t, OutcomeLaw below) {
    Timetable.Phase phase = timetable.at(t);
    double[] intensities = new double[effects.size()];
    boolean changed = false;
    for (int i = 0; i < phase.count(); i++) {
      int window = phase.window(i);
      if (!effects.get(window).errors().isEmpty()) {
        intensities[window] = timetable.intensity(window, t);
        changed |= intensities[window] > 0;
      }
    }
    if (!changed) {
      return below;
    }
    if (!below.hasRuns()) {
      return blend(below, intensities);
    }
    Integer[] steps = new Integer[intensities.length];
    for (int i = 0; i < intensities.length; i++) {
      steps[i] = (int) Math.rint(intensities[i] * STEPS);
      intensities[i] = (double) steps[i] / STEPS;
    }
    return blends.computeIfAbsent(
        new Blend(below, List.of(steps)), key -> blend(key.base(), intensities));
  }

  private OutcomeLaw blend(OutcomeLaw below, double[] intensities) {
    double[] rates = new double[below.size()];
    for (int i = 1; i < rates.length; i++) {
      rates[i] = below.rate(i);
    }
    for (int window = 0; window < intensities.length; window++) {
      if (intensities[window] > 0) {
        for (ErrorChange change : effects.get(window).errors()) {
          change.apply(intensities[window], rates);
        }
      }
    }
    return below.withRates(rates);
  }
}
