package dev.understudy.core.plan;

import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.load.FiniteStation;
import dev.understudy.core.load.InfiniteStation;
import dev.understudy.core.load.Station;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.function.Supplier;

/// A pool's station, in the form that its endpoints need.
sealed interface PoolState {
  /// Decides each request whole at its arrival.
  record AtArrival(Station station) implements PoolState {}

  /// Decides in event order, on an agenda and under its monitor.
  record InStages(EventStation station) implements PoolState {}

  /// @param clock the windows' clock as it stands
  static PoolState of(Pool pool, Agenda agenda, Supplier<ScenarioClock> clock) {
    if (pool.staged()) {
      return new InStages(new EventStation(pool.size(clock), agenda));
    }
    return new AtArrival(
        pool.capacity().isPresent()
            ? new FiniteStation(pool.capacity().get())
            : new InfiniteStation());
  }
}
