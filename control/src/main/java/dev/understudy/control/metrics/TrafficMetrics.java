package dev.understudy.control.metrics;

import static dev.understudy.control.metrics.Metrics.count;
import static dev.understudy.control.metrics.Metrics.counter;
import static dev.understudy.control.metrics.Metrics.gauge;
import static dev.understudy.control.metrics.Metrics.level;

import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.function.Function;

/// Requests, outcomes and times of each endpoint; connections and refusals of the whole.
final class TrafficMetrics {
  private static final Buckets RESPONSE_TIMES =
      Buckets.ofSeconds(
          0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);
  // Budgets stand at 0.2, 2 and 10 ms (DESIGN.md 8); from 250 ms on something is broken.
  private static final Buckets LATENESS =
      Buckets.ofSeconds(0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1);

  private TrafficMetrics() {}

  static List<MetricSnapshot> of(Readings readings) {
    List<EndpointReading> endpoints = readings.endpoints();
    return List.of(
        requests(endpoints),
        inFlight(endpoints),
        abandoned(endpoints),
        leftInPlace(endpoints),
        times(
            "understudy_response_time_intended_seconds",
            "Decided response times of requests whose reply was begun.",
            RESPONSE_TIMES,
            endpoints,
            EndpointReading::intended),
        times(
            "understudy_response_time_actual_seconds",
            "First byte of the request seen to first byte of the reply written.",
            RESPONSE_TIMES,
            endpoints,
            EndpointReading::actual),
        times(
            "understudy_lateness_seconds",
            "Actual minus intended response time, less what the client held back.",
            LATENESS,
            endpoints,
            EndpointReading::lateness),
        overall(
            "understudy_overall_response_time_intended_seconds",
            "Decided response times, all endpoints together.",
            RESPONSE_TIMES,
            readings.overall().intended()),
        overall(
            "understudy_overall_response_time_actual_seconds",
            "Actual response times, all endpoints together.",
            RESPONSE_TIMES,
            readings.overall().actual()),
        overall(
            "understudy_overall_lateness_seconds",
            "Lateness, all endpoints together.",
            LATENESS,
            readings.overall().lateness()),
        level("understudy_connections", "Open client connections.", readings.connections()),
        count(
            "understudy_connections_accepted",
            "Client connections accepted.",
            readings.connectionsAccepted()),
        count(
            "understudy_connections_refused",
            "Client connections closed at once because --max-connections was reached.",
            readings.connectionsRefused()),
        count(
            "understudy_connections_timed_out",
            "Client connections closed because the client did not do its part in time.",
            readings.connectionsTimedOut()),
        count(
            "understudy_requests_unmatched",
            "Requests that belong to no endpoint (404, 405).",
            readings.unmatched()),
        count(
            "understudy_requests_malformed",
            "Requests refused as malformed or too large (400, 413, 414, 431, ...).",
            readings.malformed()),
        count("understudy_received_bytes", "Bytes received.", readings.bytesReceived()),
        count("understudy_sent_bytes", "Bytes sent to clients.", readings.bytesSent()),
        count("understudy_reloads", "Plans applied after the first.", readings.reloads()),
        level(
            "understudy_sessions",
            "Sessions of workflows that are remembered.",
            readings.sessions().live()),
        count(
            "understudy_sessions_evicted",
            "Sessions that were forgotten for lack of room.",
            readings.sessions().evicted()),
        count(
            "understudy_expressions_failed",
            "Expressions that had no value for a request.",
            readings.sessions().failedExpressions()));
  }

  private static MetricSnapshot overall(
      String name, String help, Buckets buckets, Histogram histogram) {
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(buckets.of(histogram, Labels.EMPTY))
        .build();
  }

  private static MetricSnapshot requests(List<EndpointReading> endpoints) {
    CounterSnapshot.Builder metric =
        CounterSnapshot.builder()
            .name("understudy_requests")
            .help("Requests decided, by endpoint and outcome.");
    for (EndpointReading endpoint : endpoints) {
      for (OutcomeCount outcome : endpoint.outcomes()) {
        metric.dataPoint(
            counter(
                outcome.count(), Labels.of("endpoint", endpoint.id(), "outcome", outcome.name())));
      }
    }
    return metric.build();
  }

  private static MetricSnapshot inFlight(List<EndpointReading> endpoints) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder()
            .name("understudy_requests_in_flight")
            .help("Requests admitted whose reply is not complete.");
    for (EndpointReading endpoint : endpoints) {
      metric.dataPoint(gauge(endpoint.inFlight(), Labels.of("endpoint", endpoint.id())));
    }
    return metric.build();
  }

  private static MetricSnapshot abandoned(List<EndpointReading> endpoints) {
    CounterSnapshot.Builder metric =
        CounterSnapshot.builder()
            .name("understudy_requests_abandoned")
            .help("Requests whose client went away before the reply began.");
    for (EndpointReading endpoint : endpoints) {
      metric.dataPoint(counter(endpoint.abandoned(), Labels.of("endpoint", endpoint.id())));
    }
    return metric.build();
  }

  private static MetricSnapshot leftInPlace(List<EndpointReading> endpoints) {
    CounterSnapshot.Builder metric =
        CounterSnapshot.builder()
            .name("understudy_requests_left_in_place")
            .help("Abandoned requests that kept a place in a station or at a dependency.");
    for (EndpointReading endpoint : endpoints) {
      metric.dataPoint(counter(endpoint.leftInPlace(), Labels.of("endpoint", endpoint.id())));
    }
    return metric.build();
  }

  private static MetricSnapshot times(
      String name,
      String help,
      Buckets buckets,
      List<EndpointReading> endpoints,
      Function<EndpointReading, Histogram> of) {
    HistogramSnapshot.Builder metric = HistogramSnapshot.builder().name(name).help(help);
    for (EndpointReading endpoint : endpoints) {
      if (endpoint.requests() > 0) {
        metric.dataPoint(buckets.of(of.apply(endpoint), Labels.of("endpoint", endpoint.id())));
      }
    }
    return metric.build();
  }
}
