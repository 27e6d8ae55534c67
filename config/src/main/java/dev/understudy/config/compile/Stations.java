package dev.understudy.config.compile;

import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.Per;
import dev.understudy.config.problem.Report;
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

  /// Warns of contention by which throughput falls, where nothing bounds the requests in service.
  static void warnUnbounded(Resolved resolved, Report report) {
    resolved
        .contention()
        .standing()
        .filter(_ -> resolved.capacity().value().isEmpty())
        .filter(step -> falls(step.facet().given().orElseThrow().value()))
        .ifPresent(
            step ->
                report.warning(
                    step.origin(),
                    "contention by which throughput falls, without a `capacity`",
                    "Beyond its knee more requests are in service, so each takes longer, so more"
                        + " are: nothing brings it back. Give a `capacity` to bound them."));
  }

  private static boolean falls(Contention contention) {
    return switch (contention) {
      case Contention.Linear _ -> false;
      case Contention.Usl(_, var kappa) -> kappa > 0;
      case Contention.Collapse(_, var power) -> power > 1;
      case Contention.Table(var points) -> {
        Contention.Point last = points.getLast();
        Contention.Point before = points.get(Math.max(0, points.size() - 2));
        yield last.factor() / before.factor() > (double) last.at() / before.at();
      }
    };
  }

  /// Who shares what a layer gives: `create-order`, `group:checkout` or `all:defaults`.
  static String scope(String endpoint, Layer layer, Optional<Located<Per>> written) {
    Per per =
        written
            .map(Located::value)
            .filter(it -> it != Per.CLIENT)
            .orElse(layer.group().isPresent() ? Per.GROUP : Per.ENDPOINT);
    return switch (per) {
      case GROUP -> layer.group().map(group -> "group:" + group.id().value()).orElse(endpoint);
      case ALL -> "all:" + layer.tag();
      case ENDPOINT, RESPONSE, CONNECTION, CLIENT -> endpoint;
    };
  }
}
