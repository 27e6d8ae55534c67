package dev.understudy.core.plan;

import dev.understudy.core.load.Supply;
import dev.understudy.core.load.WindowedSupply;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.Optional;
import java.util.function.Supplier;

/// A rate limit, shared by the endpoints that name it.
///
/// @param name for headers and metrics
/// @param perSecond rate > 0; infinite where only windows limit
/// @param burst requests that may come at once, >= 1
/// @param perClient whether each client has a limiter of its own
/// @param clientHeader header that tells clients apart, in lower case; absent: their address
/// @param clients most clients with a limiter of their own
/// @param maxDelayNanos 0: what does not conform is refused; else it waits for its turn, up to this
///   long, and is refused beyond
/// @param windows what they put in the place of rate and burst
public record Limit(
    String name,
    double perSecond,
    int burst,
    boolean perClient,
    Optional<String> clientHeader,
    int clients,
    long maxDelayNanos,
    Replacement<Allowance> windows) {
  /// At the same rate at all times.
  public Limit(
      String name,
      double perSecond,
      int burst,
      boolean perClient,
      Optional<String> clientHeader,
      int clients,
      long maxDelayNanos) {
    this(
        name,
        perSecond,
        burst,
        perClient,
        clientHeader,
        clients,
        maxDelayNanos,
        Replacement.none());
  }

  /// What windows change of it.
  ///
  /// @param perSecond rate > 0; infinite where nothing is limited
  /// @param burst >= 1
  public record Allowance(double perSecond, int burst) {
    static Allowance between(Allowance below, Allowance above, double intensity) {
      double rate = Replacement.between(below.perSecond, above.perSecond, intensity);
      boolean both = Double.isFinite(below.perSecond) && Double.isFinite(above.perSecond);
      return both
          ? new Allowance(
              rate, (int) Math.floor(below.burst + intensity * (above.burst - below.burst) + 0.5))
          : intensity >= 0.5 ? above : below;
    }
  }

  /// As it stands at scenario time `t`.
  public Limit at(long t) {
    if (windows.isNone()) {
      return this;
    }
    Allowance now = windows.at(t, new Allowance(perSecond, burst), Allowance::between);
    return new Limit(
        name, now.perSecond, now.burst, perClient, clientHeader, clients, maxDelayNanos);
  }

  /// Whether it limits anything.
  public boolean isBound() {
    return Double.isFinite(perSecond);
  }

  /// How its rate changes in time, on the windows' clock as it stands.
  Supply supply(Supplier<ScenarioClock> clock) {
    return new WindowedSupply(
        perSecond,
        new Replacement<>(
            windows.windows(), windows.values().stream().map(Allowance::perSecond).toList()),
        clock);
  }
}
