package dev.understudy.core.dependency;

import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.load.StationSize;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.Optional;
import java.util.function.Supplier;

/// What is called, compiled. Shared by all its callers.
///
/// @param id its stable name
/// @param index its number in the plan: where its station is found
/// @param behaviour its own work
/// @param capacity its station, if it has one
/// @param contention slows its work by the requests in service
/// @param holds whether a server stays held while it waits for its own calls
/// @param calls what it calls in turn, after its own work and only if that succeeded
/// @param capacities what windows put in the place of the capacity
/// @param contentions what windows put in the place of the contention
public record Dependency(
    String id,
    int index,
    Behaviour behaviour,
    Optional<Capacity> capacity,
    Optional<Contention> contention,
    boolean holds,
    CallTree calls,
    Replacement<Capacity> capacities,
    Replacement<Contention> contentions) {
  /// The same at all times.
  public Dependency(
      String id,
      int index,
      Behaviour behaviour,
      Optional<Capacity> capacity,
      Optional<Contention> contention,
      boolean holds,
      CallTree calls) {
    this(
        id,
        index,
        behaviour,
        capacity,
        contention,
        holds,
        calls,
        Replacement.none(),
        Replacement.none());
  }

  /// Whether a call to it depends on the future of others, here or further down.
  public boolean staged() {
    return hasStation() || calls.staged();
  }

  private boolean hasStation() {
    return capacity.isPresent()
        || contention.isPresent()
        || !capacities.isNone()
        || !contentions.isNone();
  }

  /// Its station on `agenda`, for [StagedCalls]; none where nothing is bounded or counted.
  ///
  /// @param clock the windows' clock as it stands
  public Optional<EventStation> newStation(Agenda agenda, Supplier<ScenarioClock> clock) {
    if (!hasStation()) {
      return Optional.empty();
    }
    return Optional.of(new EventStation(size(clock), agenda));
  }

  /// Its capacity over time, on the windows' clock as it stands.
  public StationSize size(Supplier<ScenarioClock> clock) {
    Capacity base = capacity.orElse(Capacity.UNLIMITED);
    return capacities.isNone()
        ? StationSize.constant(base)
        : new StationSize.Windowed(base, capacities, clock);
  }

  /// Its servers at scenario time `t`; 0 where nothing bounds them.
  public int servers(long t) {
    int servers =
        capacities.at(t, capacity.orElse(Capacity.UNLIMITED), Capacity::between).servers();
    return servers == Capacity.UNBOUNDED ? 0 : servers;
  }

  /// Factor on the work that starts at scenario time `t`.
  double slowdown(int inService, long t) {
    double base = contention.isPresent() ? contention.get().factor(inService) : 1;
    return contentions.isNone() ? base : contentions.number(t, base, it -> it.factor(inService));
  }
}
