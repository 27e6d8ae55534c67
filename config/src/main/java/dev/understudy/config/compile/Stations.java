package dev.understudy.config.compile;

import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.Per;
import dev.understudy.config.text.Located;
import dev.understudy.core.load.Contention;
import dev.understudy.core.plan.Pool;
import dev.understudy.core.schedule.Occurrences;
import java.util.Optional;

/// What queues for what: the pool of an endpoint.
final class Stations {
  private Stations() {}

  /// A capacity as written, as a station has it.
  static dev.understudy.core.load.Capacity capacity(Capacity capacity) {
    return new dev.understudy.core.load.Capacity(
        capacity.concurrency().value().intValue(),
        capacity
            .queue()
            .map(length -> length.value().intValue())
            .orElse(dev.understudy.core.load.Capacity.UNBOUNDED),
        capacity
            .timeout()
            .map(time -> (long) Math.rint(time.value().value()))
            .orElse(Occurrences.NEVER));
  }

  /// The pool of an endpoint, not yet staged; empty where neither capacity nor contention is given.
  static Optional<Pool> pool(String endpoint, Resolved resolved) {
    Optional<Capacity> capacity = resolved.capacity().value();
    Optional<Contention> contention = resolved.contention().value().map(Located::value);
    if (capacity.isEmpty() && contention.isEmpty()) {
      return Optional.empty();
    }
    // Contention counts who is in service at the station; where there is none, the endpoint's or
    // the group's own requests.
    String name =
        capacity.isPresent()
            ? scope(
                endpoint,
                resolved.capacity().standing().orElseThrow().layer(),
                capacity.orElseThrow().per())
            : scope(
                endpoint, resolved.contention().standing().orElseThrow().layer(), Optional.empty());
    return Optional.of(new Pool(name, capacity.map(Stations::capacity), contention, false));
  }

  /// Who shares what a layer gives: `create-order`, `group:checkout` or `*`.
  static String scope(String endpoint, Layer layer, Optional<Located<Per>> written) {
    Per per =
        written
            .map(Located::value)
            .filter(it -> it != Per.CLIENT)
            .orElse(layer.group().isPresent() ? Per.GROUP : Per.ENDPOINT);
    return switch (per) {
      case GROUP -> layer.group().map(group -> "group:" + group.id().value()).orElse(endpoint);
      case ALL -> "*";
      case ENDPOINT, RESPONSE, CONNECTION, CLIENT -> endpoint;
    };
  }
}
