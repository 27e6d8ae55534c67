package dev.understudy.control.metrics;

import static dev.understudy.control.metrics.Metrics.counter;
import static dev.understudy.control.metrics.Metrics.gauge;

import dev.understudy.core.measure.LoadReadings;
import dev.understudy.core.measure.LoadReadings.BreakerReading;
import dev.understudy.core.measure.LoadReadings.ClientLinksReading;
import dev.understudy.core.measure.LoadReadings.LimitReading;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.LoadReadings.StationReading;
import dev.understudy.core.measure.LoadReadings.WindowReading;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.CallCount;
import dev.understudy.core.measure.Readings.EndpointReading;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Stations, limits, dependencies, and the scenario with its windows.
final class LoadMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private LoadMetrics() {}

  static List<MetricSnapshot> of(Readings readings) {
    List<MetricSnapshot> metrics = new ArrayList<>();
    scenario(readings.load().scenario(), metrics);
    windows(readings.load().windows(), metrics);
    stations(readings.load().stations(), metrics);
    limits(readings.load().limits(), metrics);
    calls(readings.endpoints(), metrics);
    breakers(readings.load().breakers(), metrics);
    clientLinks(readings.load().clientLinks(), metrics);
    return metrics;
  }

  private static void scenario(ScenarioReading scenario, List<MetricSnapshot> metrics) {
    metrics.add(
        InfoSnapshot.builder()
            .name("understudy_scenario")
            .help("The scenario in force.")
            .dataPoint(
                InfoDataPointSnapshot.builder()
                    .labels(Labels.of("scenario", scenario.id()))
                    .build())
            .build());
    metrics.add(
        Metrics.level(
            "understudy_scenario_time_seconds",
            "Time since the scenario's activation, on its own clock.",
            scenario.timeNanos() / NANOS_PER_SECOND));
    metrics.add(
        Metrics.level(
            "understudy_scenario_speed_ratio",
            "Scenario seconds a second; 0 while its time stands still.",
            scenario.paused() ? 0 : scenario.speed()));
  }

  private static void windows(List<WindowReading> windows, List<MetricSnapshot> metrics) {
    GaugeSnapshot.Builder active =
        gauges("understudy_window_active", "1 while an occurrence of the window is under way.");
    GaugeSnapshot.Builder intensity =
        gauges("understudy_window_intensity_ratio", "How strongly the window acts, 0..1.");
    for (WindowReading window : windows) {
      Labels labels = Labels.of("window", window.id());
      active.dataPoint(gauge(window.active() ? 1 : 0, labels));
      intensity.dataPoint(gauge(window.intensity(), labels));
    }
    metrics.add(active.build());
    metrics.add(intensity.build());
  }

  private static void stations(List<StationReading> stations, List<MetricSnapshot> metrics) {
    List<StationReading> bounded =
        stations.stream().filter(station -> station.servers() > 0).toList();
    metrics.add(
        stations(
            "understudy_station_servers",
            "Servers of the station.",
            bounded,
            StationReading::servers));
    metrics.add(
        stations(
            "understudy_station_in_service",
            "Requests in service.",
            stations,
            StationReading::inService));
    metrics.add(
        stations(
            "understudy_station_queue_length",
            "Requests waiting for a server.",
            stations,
            StationReading::waiting));
    metrics.add(
        stations(
            "understudy_station_utilization_ratio",
            "Share of the servers that are busy now, 0..1.",
            bounded,
            station -> (double) station.inService() / station.servers()));
  }

  private static MetricSnapshot stations(
      String name,
      String help,
      List<StationReading> stations,
      ToDoubleFunction<StationReading> value) {
    GaugeSnapshot.Builder metric = gauges(name, help);
    for (StationReading station : stations) {
      String kind = station.kind().name().toLowerCase(Locale.ROOT);
      metric.dataPoint(
          gauge(value.applyAsDouble(station), Labels.of("kind", kind, "station", station.name())));
    }
    return metric.build();
  }

  private static void limits(List<LimitReading> limits, List<MetricSnapshot> metrics) {
    CounterSnapshot.Builder decisions =
        counters("understudy_rate_limit_decisions", "Requests decided by a rate limit.");
    CounterSnapshot.Builder crowded =
        counters(
            "understudy_rate_limit_crowded",
            "Requests decided by the limiter that clients share beyond the table's bound.");
    for (LimitReading limit : limits) {
      decisions.dataPoint(counter(limit.admitted(), decision(limit, "admitted")));
      decisions.dataPoint(counter(limit.delayed(), decision(limit, "delayed")));
      decisions.dataPoint(counter(limit.refused(), decision(limit, "refused")));
      crowded.dataPoint(counter(limit.crowded(), Labels.of("limit", limit.name())));
    }
    metrics.add(decisions.build());
    metrics.add(crowded.build());
  }

  private static Labels decision(LimitReading limit, String decision) {
    return Labels.of("limit", limit.name(), "decision", decision);
  }

  private static void calls(List<EndpointReading> endpoints, List<MetricSnapshot> metrics) {
    CounterSnapshot.Builder calls =
        counters("understudy_calls", "Calls of decided requests to a dependency.");
    CounterSnapshot.Builder tries =
        counters("understudy_call_tries", "Tries that these calls took.");
    for (EndpointReading endpoint : endpoints) {
      for (CallCount call : endpoint.calls()) {
        Labels labels = Labels.of("endpoint", endpoint.id(), "dependency", call.dependency());
        calls.dataPoint(
            counter(call.calls() - call.failures(), labels.merge(Labels.of("result", "ok"))));
        calls.dataPoint(counter(call.failures(), labels.merge(Labels.of("result", "failed"))));
        tries.dataPoint(counter(call.tries(), labels));
      }
    }
    metrics.add(calls.build());
    metrics.add(tries.build());
  }

  private static void breakers(List<BreakerReading> breakers, List<MetricSnapshot> metrics) {
    GaugeSnapshot.Builder state =
        gauges("understudy_breaker_state", "Circuit breaker: 0 closed, 1 half open, 2 open.");
    for (BreakerReading breaker : breakers) {
      Labels labels = Labels.of("caller", breaker.caller(), "dependency", breaker.dependency());
      state.dataPoint(gauge(level(breaker.state()), labels));
    }
    metrics.add(state.build());
  }

  private static double level(LoadReadings.BreakerState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }

  private static void clientLinks(List<ClientLinksReading> links, List<MetricSnapshot> metrics) {
    GaugeSnapshot.Builder clients =
        gauges("understudy_bandwidth_clients", "Clients with a bandwidth of their own.");
    CounterSnapshot.Builder crowded =
        counters(
            "understudy_bandwidth_crowded",
            "Replies on the bandwidth that clients share beyond the table's bound.");
    for (ClientLinksReading endpoint : links) {
      Labels labels = Labels.of("endpoint", endpoint.endpoint());
      clients.dataPoint(gauge(endpoint.clients(), labels));
      crowded.dataPoint(counter(endpoint.crowded(), labels));
    }
    metrics.add(clients.build());
    metrics.add(crowded.build());
  }

  private static GaugeSnapshot.Builder gauges(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  private static CounterSnapshot.Builder counters(String name, String help) {
    return CounterSnapshot.builder().name(name).help(help);
  }
}
