package dev.understudy.engine.bench;

import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.plan.Plan;
import dev.understudy.engine.Engine;
import dev.understudy.engine.EngineOptions;
import dev.understudy.engine.PlanBuilder;
import java.time.Duration;

/// The engine alone, for the benchmark: `/` without a delay and `/slow` with one. Arguments: port,
/// event loops, delay in milliseconds, seconds to live, and how many further endpoints there are.
/// At its end it prints its own record.
public final class EngineServer {
  private EngineServer() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int loops = Integer.parseInt(arguments[1]);
    long delayMillis = Long.parseLong(arguments[2]);
    long seconds = Long.parseLong(arguments[3]);
    int further = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
    PlanBuilder plan =
        PlanBuilder.shop()
            .endpoint("now", "GET /", PlanBuilder.NO_DELAY, PlanBuilder.reply(200, "ok\n"))
            .endpoint(
                "slow",
                "GET /slow",
                new Fixed(Duration.ofMillis(delayMillis).toNanos()),
                PlanBuilder.reply(200, "ok\n"));
    for (int i = 0; i < further; i++) {
      plan.endpoint(
          "more-" + i, "GET /more/" + i, PlanBuilder.NO_DELAY, PlanBuilder.reply(200, "ok\n"));
    }
    Plan built = plan.build();
    EngineOptions options = EngineOptions.listeningOn("127.0.0.1", port).withLoops(loops);
    try (Engine engine = Engine.start(options, built)) {
      Thread.sleep(Duration.ofSeconds(seconds));
      report(engine.readings());
    }
  }

  private static void report(Readings readings) {
    for (EndpointReading endpoint : readings.endpoints()) {
      Histogram lateness = endpoint.lateness();
      if (lateness.count() > 0) {
        System.out.printf(
            "%s: %d requests, lateness p50 %.3f p99 %.3f p99.9 %.3f max %.3f ms%n",
            endpoint.id(),
            lateness.count(),
            lateness.quantileNanos(0.5) / 1e6,
            lateness.quantileNanos(0.99) / 1e6,
            lateness.quantileNanos(0.999) / 1e6,
            lateness.quantileNanos(1) / 1e6);
      }
    }
    System.out.printf(
        "accepted %d, refused %d, abandoned %d%n",
        readings.connectionsAccepted(),
        readings.connectionsRefused(),
        readings.endpoints().stream().mapToLong(EndpointReading::abandoned).sum());
  }
}
