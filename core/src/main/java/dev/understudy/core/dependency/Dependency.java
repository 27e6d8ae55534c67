package dev.understudy.core.dependency;

import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import dev.understudy.core.load.EventStation;
import java.util.Optional;

/// What is called, compiled. Shared by all its callers.
///
/// @param id its stable name
/// @param index its number in the plan: where its station is found
/// @param behaviour its own work
/// @param capacity its station, if it has one
/// @param contention slows its work by the requests in service
/// @param holds whether a server stays held while it waits for its own calls
/// @param calls what it calls in turn, after its own work and only if that succeeded
public record Dependency(
    String id,
    int index,
    Behaviour behaviour,
    Optional<Capacity> capacity,
    Optional<Contention> contention,
    boolean holds,
    CallTree calls) {
  /// Whether a call to it depends on the future of others, here or further down.
  public boolean staged() {
    return capacity.isPresent() || contention.isPresent() || calls.staged();
  }

  /// Its station on `agenda`, for [StagedCalls]; none where nothing is bounded or counted.
  public Optional<EventStation> newStation(Agenda agenda) {
    if (capacity.isPresent()) {
      return Optional.of(new EventStation(capacity.get(), agenda));
    }
    return contention.map(_ -> new EventStation(Capacity.of(Integer.MAX_VALUE), agenda));
  }

  double slowdown(int inService) {
    return contention.isPresent() ? contention.get().factor(inService) : 1;
  }
}
