package dev.understudy.core.verify;

/// What the judge has to know beside the model and the data.
///
/// @param margin largest relative deviation that still counts as faithful, in (0, 1); 0.1 unless
///   told otherwise
/// @param overhead of transport, measured in the same run
/// @param clock of whoever measured
/// @param look which look this is, if the data still grow
public record Settings(Mode mode, double margin, Overhead overhead, Clock clock, Look look) {
  /// Chance that anything at all is failed wrongly in a report.
  public static final double FAIL_ALPHA = 0.01;

  /// Chance that a claim is passed wrongly at the edge of the margin: each of the two one-sided
  /// tests.
  public static final double PASS_ALPHA = 0.05;

  public Settings {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("margin must lie in (0, 1) but is " + margin);
    }
  }

  /// The server's own draws.
  public static Settings exactness() {
    return new Settings(Mode.EXACTNESS, 0.1, Overhead.NONE, Clock.NANOS, Look.ONLY);
  }

  /// Served times, margin 10 %.
  public static Settings fidelity(Overhead overhead, Clock clock) {
    return new Settings(Mode.FIDELITY, 0.1, overhead, clock, Look.ONLY);
  }

  public Settings withMargin(double relative) {
    return new Settings(mode, relative, overhead, clock, look);
  }

  public Settings at(Look which) {
    return new Settings(mode, margin, overhead, clock, which);
  }

  /// The same of the server's own draws.
  Settings ofDraws() {
    return new Settings(Mode.EXACTNESS, margin, Overhead.NONE, Clock.NANOS, look);
  }

  /// The levels that this look may use.
  Equivalence equivalence() {
    return new Equivalence(margin, look.share(PASS_ALPHA), look.share(FAIL_ALPHA));
  }
}
