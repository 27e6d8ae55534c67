package dev.understudy.control.stats;

import dev.understudy.config.explain.Curve;
import dev.understudy.control.watch.Interval;
import dev.understudy.control.watch.IntervalJson;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Quantiles;
import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.LoadReadings;
import dev.understudy.core.measure.Readings.CallCount;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.verify.Binomial;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/// Statistics of endpoints as JSON. Times are milliseconds.
public final class StatsJson {
  private static final double CONFIDENCE = 0.95;
  private static final double NANOS_PER_MILLI = 1e6;

  private StatsJson() {}

  /// Decisions that were no success, as a share of all; 0 without any.
  public static double errorShare(EndpointReading reading) {
    long requests = reading.requests();
    return requests == 0 ? 0 : 1 - (double) reading.outcomes().getFirst().count() / requests;
  }

  /// One endpoint since its counting began, and in the last second.
  public static JsonObject of(EndpointReading reading, Look look) {
    JsonObject json =
        new JsonObject()
            .put("endpoint", reading.id())
            .put("since", reading.since().toString())
            .put("requests", reading.requests())
            .put("errorShare", errorShare(reading))
            .put("requestsPerSecond", look.perSecond(reading.id()))
            .put("inFlight", reading.inFlight())
            .put("abandoned", reading.abandoned())
            .put("leftInPlace", reading.leftInPlace())
            .put("outcomes", counts(reading))
            .put("intendedMs", IntervalJson.of(Quantiles.of(reading.intended())))
            .put("actualMs", IntervalJson.of(Quantiles.of(reading.actual())))
            .put("latenessMs", IntervalJson.of(Quantiles.of(reading.lateness())))
            .put("calls", calls(reading));
    Interval last = look.rows().get(reading.id());
    return json.put("lastSecond", last == null ? null : IntervalJson.of(last));
  }

  private static JsonObject counts(EndpointReading reading) {
    JsonObject counts = new JsonObject();
    reading.outcomes().forEach(it -> counts.put(it.name(), it.count()));
    return counts;
  }

  private static JsonArray calls(EndpointReading reading) {
    JsonArray calls = new JsonArray();
    for (CallCount call : reading.calls()) {
      calls.add(
          new JsonObject()
              .put("dependency", call.dependency())
              .put("calls", call.calls())
              .put("failures", call.failures())
              .put("tries", call.tries()));
    }
    return calls;
  }

  /// Each outcome: how often, its share with a 95 % interval (Clopper-Pearson), and the share that
  /// was told, null where it comes with the load. The interval takes requests as independent; where
  /// errors come in runs it is too narrow, and verification says more.
  public static JsonArray outcomes(EndpointReading reading, EndpointPlan told) {
    JsonArray outcomes = new JsonArray();
    long requests = reading.requests();
    for (int i = 0; i < reading.outcomes().size(); i++) {
      OutcomeCount outcome = reading.outcomes().get(i);
      JsonObject json = new JsonObject().put("name", outcome.name()).put("count", outcome.count());
      if (requests > 0) {
        var interval = Binomial.interval(outcome.count(), requests, CONFIDENCE);
        json.put("share", (double) outcome.count() / requests)
            .put("low", interval.low())
            .put("high", interval.high());
      }
      json.put("told", i < told.law().size() ? told.law().rate(i) : null);
      outcomes.add(json);
    }
    return outcomes;
  }

  /// Cumulative shares at the same places: told, decided and served.
  public static JsonObject curve(Curve told, EndpointReading reading) {
    JsonArray millis = new JsonArray();
    JsonArray law = new JsonArray();
    JsonArray intended = new JsonArray();
    JsonArray actual = new JsonArray();
    for (int i = 0; i < told.x().length; i++) {
      millis.add(told.x()[i] / NANOS_PER_MILLI);
      law.add(told.cdf()[i]);
      intended.add(share(reading.intended(), told.x()[i]));
      actual.add(share(reading.actual(), told.x()[i]));
    }
    return new JsonObject()
        .put("logarithmic", told.logarithmic())
        .put("n", reading.actual().count())
        .put("ms", millis)
        .put("told", law)
        .put("intended", intended)
        .put("actual", actual);
  }

  private static @org.jspecify.annotations.Nullable Double share(Histogram seen, double nanos) {
    long all = seen.count();
    return all == 0 ? null : (double) seen.countAtOrBelow(nanos) / all;
  }

  /// Stations, limits and breakers.
  public static JsonObject load(LoadReadings load) {
    JsonArray stations = new JsonArray();
    for (LoadReadings.StationReading station : load.stations()) {
      stations.add(
          new JsonObject()
              .put("kind", station.kind().name().toLowerCase(Locale.ROOT))
              .put("name", station.name())
              .put("servers", station.servers())
              .put("inService", station.inService())
              .put("waiting", station.waiting()));
    }
    JsonArray limits = new JsonArray();
    for (LoadReadings.LimitReading limit : load.limits()) {
      limits.add(
          new JsonObject()
              .put("name", limit.name())
              .put("admitted", limit.admitted())
              .put("delayed", limit.delayed())
              .put("refused", limit.refused())
              .put("crowded", limit.crowded()));
    }
    JsonArray breakers = new JsonArray();
    for (LoadReadings.BreakerReading breaker : load.breakers()) {
      breakers.add(
          new JsonObject()
              .put("caller", breaker.caller())
              .put("dependency", breaker.dependency())
              .put("state", word(breaker.state())));
    }
    return new JsonObject()
        .put("stations", stations)
        .put("rateLimits", limits)
        .put("breakers", breakers);
  }

  private static String word(LoadReadings.BreakerState state) {
    return switch (state) {
      case CLOSED -> "closed";
      case HALF_OPEN -> "halfOpen";
      case OPEN -> "open";
    };
  }
}
