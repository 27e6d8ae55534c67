package dev.understudy.control.status;

import dev.understudy.control.Health;
import dev.understudy.control.Instance;
import dev.understudy.control.Instance.Vitals;
import dev.understudy.control.Monitor;
import dev.understudy.control.event.Subscribers;
import dev.understudy.control.traffic.TrafficLog;
import dev.understudy.control.watch.History;
import dev.understudy.control.watch.Interval;
import dev.understudy.control.watch.IntervalJson;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Quantiles;
import dev.understudy.control.watch.Step;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.LoadReadings.WindowReading;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The state of an instance as JSON.
public final class StatusJson {
  private static final long LATELY_MILLIS = 10_000;

  private StatusJson() {}

  /// What a top bar shows, each second.
  public static JsonObject brief(Look look) {
    Readings readings = look.readings();
    return new JsonObject()
        .put("at", look.millis())
        .put("revision", look.vitals().revision())
        .put("scenario", scenario(readings.load().scenario()))
        .put("windows", windows(readings.load().windows()))
        .put("connections", readings.connections())
        .put("inFlight", readings.inFlight())
        .put("cpu", cpu(look.vitals()))
        .put("latenessMs", IntervalJson.of(look.whole().lateness()))
        .put("warnings", reasons(look.health().warnings()));
  }

  /// All of it.
  public static JsonObject whole(Instance instance, Monitor monitor, Look look) {
    Readings readings = look.readings();
    Plan plan = instance.running().plan().orElseThrow();
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    List<Interval> lately =
        monitor
            .observatory()
            .history()
            .whole(Step.SECOND, look.millis() - LATELY_MILLIS, look.millis() + 1);
    return brief(look)
        .put("service", plan.name())
        .put("addresses", new JsonArray(instance.addresses()))
        .put("seed", plan.seed())
        .put("version", instance.build().version())
        .put("java", instance.build().java())
        .put("started", Instant.ofEpochMilli(started).toString())
        .put("uptimeMs", look.millis() - started)
        .put("endpoints", readings.endpoints().size())
        .put("scenarios", new JsonArray(instance.scenarios().all()))
        .put("countedSince", readings.since().toString())
        .put(
            "totals",
            new JsonObject()
                .put("connectionsAccepted", readings.connectionsAccepted())
                .put("connectionsRefused", readings.connectionsRefused())
                .put("connectionsTimedOut", readings.connectionsTimedOut())
                .put("unmatched", readings.unmatched())
                .put("malformed", readings.malformed())
                .put("bytesReceived", readings.bytesReceived())
                .put("bytesSent", readings.bytesSent())
                .put("reloads", readings.reloads())
                .put("revisionsRejected", look.vitals().revisionsRejected()))
        .put("latenessSinceStartMs", IntervalJson.of(Quantiles.of(readings.overall().lateness())))
        .put("envelope", envelope(Envelope.of(look, lately)))
        .put("ready", look.health().ready())
        .put("reasons", reasons(look.health().reasons()))
        .put("memory", memory())
        .put("limits", limits(monitor));
  }

  private static JsonObject scenario(ScenarioReading scenario) {
    return new JsonObject()
        .put("id", scenario.id())
        .put("timeMs", scenario.timeNanos() / 1e6)
        .put("speed", scenario.speed())
        .put("paused", scenario.paused());
  }

  private static JsonArray windows(List<WindowReading> windows) {
    JsonArray array = new JsonArray();
    for (WindowReading window : windows) {
      array.add(
          new JsonObject()
              .put("id", window.id())
              .put("active", window.active())
              .put("intensity", window.intensity()));
    }
    return array;
  }

  private static JsonObject cpu(Vitals vitals) {
    return new JsonObject()
        .put("process", known(vitals.processCpu()))
        .put("system", known(vitals.systemCpu()))
        .put("level", vitals.cpuLevel())
        .put("processors", Runtime.getRuntime().availableProcessors());
  }

  private static @Nullable Double known(double share) {
    return Double.isNaN(share) ? null : share;
  }

  private static JsonArray reasons(List<Health.Reason> reasons) {
    JsonArray array = new JsonArray();
    for (Health.Reason reason : reasons) {
      array.add(new JsonObject().put("code", reason.code()).put("detail", reason.detail()));
    }
    return array;
  }

  private static JsonObject envelope(Envelope envelope) {
    JsonArray reasons = new JsonArray();
    for (Envelope.Reason reason : envelope.reasons()) {
      reasons.add(
          new JsonObject()
              .put("code", reason.code())
              .put("verdict", reason.verdict().name().toLowerCase(Locale.ROOT))
              .put("detail", reason.detail()));
    }
    return new JsonObject()
        .put("verdict", envelope.verdict().name().toLowerCase(Locale.ROOT))
        .put("reasons", reasons);
  }

  private static JsonObject memory() {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new JsonObject()
        .put("heapUsedBytes", heap.getUsed())
        .put("heapCommittedBytes", heap.getCommitted())
        .put("heapMaxBytes", heap.getMax());
  }

  private static JsonArray limits(Monitor monitor) {
    return new JsonArray()
        .add(limit("subscribers of /events", monitor.subscribers().count(), Subscribers.MOST))
        .add(
            limit(
                "endpoints with a history",
                monitor.observatory().latest().map(it -> it.rows().size()).orElse(0),
                History.MOST_SERIES))
        .add(
            limit(
                "recorded requests",
                monitor.traffic().recording().map(TrafficLog.Recording::keep).orElse(0),
                TrafficLog.MOST));
  }

  private static JsonObject limit(String name, long used, long most) {
    return new JsonObject().put("name", name).put("used", used).put("most", most);
  }
}
