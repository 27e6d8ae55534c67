package dev.understudy.core.plan;

import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import dev.understudy.core.load.StationSize;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.Optional;
import java.util.function.Supplier;

/// A station: of one endpoint, or shared by the endpoints of a group.
///
/// @param name for metrics
/// @param capacity absent: nothing is bounded, only counted for contention
/// @param contention slows the service by the requests in service
/// @param staged whether some endpoint that uses it is decided in stages, and so all must be
/// @param capacities what windows put in the place of the capacity
/// @param contentions what windows put in the place of the contention
public record Pool(
    String name,
    Optional<Capacity> capacity,
    Optional<Contention> contention,
    boolean staged,
    Replacement<Capacity> capacities,
    Replacement<Contention> contentions) {
  /// The same at all times.
  public Pool(
      String name, Optional<Capacity> capacity, Optional<Contention> contention, boolean staged) {
    this(name, capacity, contention, staged, Replacement.none(), Replacement.none());
  }

  public Pool {
    if (!capacities.isNone() && !staged) {
      throw new IllegalArgumentException("a capacity that changes is decided in event order");
    }
  }

  /// Factor on the service time of a request that starts at scenario time `t`.
  double slowdown(int inService, long t) {
    double base = contention.isPresent() ? contention.get().factor(inService) : 1;
    return contentions.isNone() ? base : contentions.number(t, base, it -> it.factor(inService));
  }

  /// Its servers at scenario time `t`; 0 where nothing bounds them.
  public int servers(long t) {
    int servers =
        capacities.at(t, capacity.orElse(Capacity.UNLIMITED), Capacity::between).servers();
    return servers == Capacity.UNBOUNDED ? 0 : servers;
  }

  /// Its capacity over time, on the windows' clock as it stands.
  public StationSize size(Supplier<ScenarioClock> clock) {
    Capacity base = capacity.orElse(Capacity.UNLIMITED);
    return capacities.isNone()
        ? StationSize.constant(base)
        : new StationSize.Windowed(base, capacities, clock);
  }
}
