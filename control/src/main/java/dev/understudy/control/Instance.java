package dev.understudy.control;

import dev.understudy.config.Loaded;
import dev.understudy.control.traffic.TrafficSource;
import dev.understudy.control.verification.KeptEvidence;
import dev.understudy.core.measure.Readings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The running instance as the control plane sees it. Every method may be called from any thread at
/// any time and returns the present state.
public interface Instance {
  /// What the engine has served.
  default Readings readings() {
    return readings(_ -> true);
  }

  /// The same, with times of those endpoints alone whose id is `detailed`: summing them up costs
  /// tens of KiB each.
  Readings readings(Predicate<String> detailed);

  /// What is kept of the decisions of each endpoint, in the order of the running plan.
  List<KeptEvidence> evidence();

  /// The configuration that runs, problems and all.
  Loaded running();

  /// Its requests, one by one, for who asks.
  TrafficSource traffic();

  /// Where its service listens; empty where it does not.
  Optional<InetSocketAddress> service();

  /// Begins anew with what is to be forgotten; requests in flight finish as they were decided.
  void reset(Reset reset);

  /// Whether it serves what it was told to.
  Health health();

  /// How the process is doing, beside the traffic.
  Vitals vitals();

  /// Its scenarios.
  Scenarios scenarios();

  /// The sessions of its workflows.
  Sessions sessions();

  /// Where the service is reached, as URLs without a path; the nearest first, never none.
  List<String> addresses();

  /// What is running.
  Build build();

  /// @param revision number of the plan that runs, from 1
  /// @param revisionsRejected changed texts that were not applied because of their problems
  /// @param logEventsDropped because the log's output was slower than the log
  /// @param accessLinesDropped because the access log's output was slower than the requests
  /// @param recordRowsWritten decisions that are in the record
  /// @param recordRowsDropped decisions that are not, since the disk was slower or full
  /// @param processCpu share of the machine's CPU used by this process, 0..1; NaN when unknown
  /// @param systemCpu share used by everything on the machine, 0..1; NaN when unknown
  /// @param cpuLevel 0 calm, 1 above 80 % for 10 s, 2 above 90 %, 3 at 100 %
  record Vitals(
      long revision,
      long revisionsRejected,
      long logEventsDropped,
      long accessLinesDropped,
      long recordRowsWritten,
      long recordRowsDropped,
      double processCpu,
      double systemCpu,
      int cpuLevel) {}

  /// What became of traces, where they are asked for.
  default Tracing tracing() {
    return Tracing.OFF;
  }

  /// @param on whether decisions are traced
  /// @param exported requests whose spans a collector took
  /// @param dropped requests whose spans were lost: more than the queue holds, or not taken
  record Tracing(boolean on, long exported, long dropped) {
    /// Nobody asked for traces.
    public static final Tracing OFF = new Tracing(false, 0, 0);
  }

  /// What an instance is to forget.
  ///
  /// @param ordinals every endpoint's next request is its first again, with the draws of the first
  /// @param queues stations, limits, breakers and shared bandwidths are as at the start
  /// @param statistics counts and times of endpoints
  record Reset(boolean ordinals, boolean queues, boolean statistics) {}

  /// @param version of Understudy
  /// @param java version and vendor of the virtual machine
  record Build(String version, String java) {}
}
