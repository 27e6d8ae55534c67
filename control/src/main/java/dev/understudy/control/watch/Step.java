package dev.understudy.control.watch;

import java.util.Arrays;
import java.util.Optional;

/// How long intervals are, and for how long they are kept.
public enum Step {
  SECOND(1_000, 600),
  TEN_SECONDS(10_000, 720),
  MINUTE(60_000, 720);

  private final int millis;
  private final int kept;

  Step(int millis, int kept) {
    this.millis = millis;
    this.kept = kept;
  }

  public int millis() {
    return millis;
  }

  /// How many intervals a series keeps: 10 minutes, 2 hours, 12 hours.
  public int kept() {
    return kept;
  }

  public long spanMillis() {
    return (long) millis * kept;
  }

  /// The one of this length.
  public static Optional<Step> of(long lengthMillis) {
    return Arrays.stream(values()).filter(it -> it.millis == lengthMillis).findFirst();
  }

  /// The finest that reaches as far back as `spanMillis`.
  public static Step reaching(long spanMillis) {
    return Arrays.stream(values())
        .filter(it -> it.spanMillis() >= spanMillis)
        .findFirst()
        .orElse(MINUTE);
  }
}
