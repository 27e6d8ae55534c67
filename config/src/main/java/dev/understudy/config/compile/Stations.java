package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.Per;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.load.Contention;
import dev.understudy.core.plan.Pool;
import dev.understudy.core.schedule.Occurrences;
import java.util.Optional;

/// What queues for what: the station of an endpoint.
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

  /// The station of an endpoint; empty where neither capacity nor contention is given at any time.
  static Optional<EndpointDraft.Station> station(
      String endpoint, Resolved resolved, LoadWindows windows) {
    Optional<Chain.Step<Capacity>> capacity =
        windows.standing(resolved.capacity(), Behaviour::capacity);
    Optional<Chain.Step<Located<Contention>>> contention =
        windows.standing(resolved.contention(), Behaviour::contention);
    if (capacity.isEmpty() && contention.isEmpty()) {
      return Optional.empty();
    }
    // Contention counts who is in service at the station; where there is none, the endpoint's or
    // the group's own requests.
    String name =
        capacity
            .map(it -> scope(endpoint, it.layer(), it.facet().given().flatMap(Capacity::per)))
            .orElseGet(() -> scope(endpoint, contention.orElseThrow().layer(), Optional.empty()));
    Pool pool =
        new Pool(
            name,
            resolved.capacity().value().map(Stations::capacity),
            resolved.contention().value().map(Located::value),
            false);
    return Optional.of(
        new EndpointDraft.Station(pool, windows.capacities(), windows.contentions()));
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
