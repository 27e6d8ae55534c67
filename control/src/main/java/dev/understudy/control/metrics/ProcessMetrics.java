package dev.understudy.control.metrics;

import static dev.understudy.control.metrics.Metrics.count;
import static dev.understudy.control.metrics.Metrics.gauge;
import static dev.understudy.control.metrics.Metrics.level;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.understudy.control.Instance.Build;
import dev.understudy.control.Instance.Tracing;
import dev.understudy.control.Instance.Vitals;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// Revision, CPU, descriptors, logs and build of the process.
final class ProcessMetrics {
  private ProcessMetrics() {}

  static List<MetricSnapshot> of(Vitals vitals, Build build, Tracing tracing) {
    List<MetricSnapshot> metrics = new ArrayList<>();
    metrics.add(level("understudy_revision", "Number of the running revision.", vitals.revision()));
    metrics.add(
        count(
            "understudy_revisions_rejected",
            "Changed configurations not applied because of their problems.",
            vitals.revisionsRejected()));
    metrics.add(cpu(vitals));
    metrics.add(
        level(
            "understudy_cpu_level",
            "CPU watch: 0 calm, 1 above 80 % for 10 s, 2 above 90 %, 3 at 100 %.",
            vitals.cpuLevel()));
    metrics.add(
        count(
            "understudy_log_events_dropped",
            "Log events dropped because the output was too slow.",
            vitals.logEventsDropped()));
    metrics.add(
        count(
            "understudy_access_log_lines_dropped",
            "Access log lines dropped because the output was too slow.",
            vitals.accessLinesDropped()));
    metrics.add(
        count(
            "understudy_record_rows_written",
            "Decisions written to the record (serve --record).",
            vitals.recordRowsWritten()));
    metrics.add(
        count(
            "understudy_record_rows_dropped",
            "Decisions not recorded because the disk was too slow or full.",
            vitals.recordRowsDropped()));
    metrics.add(
        count(
            "understudy_traces_exported",
            "Requests whose spans the collector took.",
            tracing.exported()));
    metrics.add(
        count(
            "understudy_traces_dropped",
            "Requests whose spans were lost: more than the queue holds, or not taken.",
            tracing.dropped()));
    metrics.add(
        InfoSnapshot.builder()
            .name("understudy_build")
            .help("What is running.")
            .dataPoint(
                InfoDataPointSnapshot.builder()
                    .labels(Labels.of("version", build.version(), "java", build.java()))
                    .build())
            .build());
    addProcess(metrics);
    return metrics;
  }

  private static MetricSnapshot cpu(Vitals vitals) {
    return GaugeSnapshot.builder()
        .name("understudy_cpu_utilization_ratio")
        .help("Share of all processors in use, by this process and by the whole machine.")
        .dataPoint(gauge(vitals.processCpu(), Labels.of("scope", "process")))
        .dataPoint(gauge(vitals.systemCpu(), Labels.of("scope", "system")))
        .build();
  }

  /// The names that every Prometheus client uses for them.
  private static void addProcess(List<MetricSnapshot> metrics) {
    metrics.add(
        level(
            "process_start_time_seconds",
            "Start time of the process since the Unix epoch.",
            ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
      metrics.add(
          count(
              "process_cpu_seconds",
              "User and system CPU time spent.",
              os.getProcessCpuTime() / 1e9));
      metrics.add(
          level("process_open_fds", "Open file descriptors.", os.getOpenFileDescriptorCount()));
      metrics.add(
          level("process_max_fds", "Most file descriptors.", os.getMaxFileDescriptorCount()));
    }
  }
}
