package dev.understudy.core.schedule;

/// When a window is active, and how strongly: a pure function of scenario time in nanoseconds, with
/// random access. An occurrence holds its start and not its end.
public sealed interface Occurrences permits Recurring, RandomOccurrences, DailyOccurrences {
  /// A time that does not come, a duration that does not end.
  long NEVER = Long.MAX_VALUE;

  /// Intensity at `t`: 0 outside of the occurrences, in ramps between 0 and 1, else 1.
  double intensity(long t);

  /// An instant after `t` up to which the window stays active; `t` itself where it is not active at
  /// `t`. Where occurrences follow or overlap each other it may be the end of one of them: who
  /// wants the end of all asks again from there.
  long activeUntil(long t);

  /// The first start after `t`, or [#NEVER].
  long nextStart(long t);

  /// An instant after `t` up to which the intensity is smooth: where a ramp begins or ends, or an
  /// occurrence does; [#NEVER] where nothing more comes.
  long nextBend(long t);

  /// Long-run mean of the intensity.
  double meanIntensity();
}
