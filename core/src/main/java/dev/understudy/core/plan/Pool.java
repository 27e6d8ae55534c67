package dev.understudy.core.plan;

import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.Contention;
import java.util.Optional;

/// A station: of one endpoint, or shared by the endpoints of a group.
///
/// @param name for metrics
/// @param capacity absent: nothing is bounded, only counted for contention
/// @param contention slows the service by the requests in service
/// @param staged whether some endpoint that uses it is decided in stages, and so all must be
public record Pool(
    String name, Optional<Capacity> capacity, Optional<Contention> contention, boolean staged) {
  double slowdown(int inService) {
    return contention.isPresent() ? contention.get().factor(inService) : 1;
  }
}
