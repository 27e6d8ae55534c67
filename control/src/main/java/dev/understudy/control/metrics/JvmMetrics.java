package dev.understudy.control.metrics;

import static dev.understudy.control.metrics.Metrics.gauge;
import static dev.understudy.control.metrics.Metrics.level;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.ToLongFunction;

/// Memory, collections and threads, under the names of the Prometheus Java client.
final class JvmMetrics {
  private JvmMetrics() {}

  static List<MetricSnapshot> now() {
    return List.of(
        memory("jvm_memory_used_bytes", "Memory in use.", MemoryUsage::getUsed),
        memory("jvm_memory_committed_bytes", "Memory reserved.", MemoryUsage::getCommitted),
        memory("jvm_memory_max_bytes", "Most memory; -1 without a bound.", MemoryUsage::getMax),
        collections(),
        level(
            "jvm_threads_current",
            "Threads of the virtual machine.",
            ManagementFactory.getThreadMXBean().getThreadCount()));
  }

  private static MetricSnapshot memory(
      String name, String help, ToLongFunction<MemoryUsage> value) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(gauge(value.applyAsLong(memory.getHeapMemoryUsage()), Labels.of("area", "heap")))
        .dataPoint(
            gauge(value.applyAsLong(memory.getNonHeapMemoryUsage()), Labels.of("area", "nonheap")))
        .build();
  }

  private static MetricSnapshot collections() {
    SummarySnapshot.Builder metric =
        SummarySnapshot.builder()
            .name("jvm_gc_collection_seconds")
            .help("Collections and the time spent in them, by collector.");
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      metric.dataPoint(
          SummaryDataPointSnapshot.builder()
              .count(Math.max(0, gc.getCollectionCount())) // -1: not counted by this collector
              .sum(Math.max(0, gc.getCollectionTime()) / 1e3)
              .labels(Labels.of("gc", gc.getName()))
              .build());
    }
    return metric.build();
  }
}
