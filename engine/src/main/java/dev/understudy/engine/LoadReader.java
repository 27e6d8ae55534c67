package dev.understudy.engine;

import dev.understudy.core.dependency.Call;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.dependency.Dependency;
import dev.understudy.core.dependency.Parallel;
import dev.understudy.core.dependency.Sequence;
import dev.understudy.core.load.ClientLinks;
import dev.understudy.core.load.LimitMeter;
import dev.understudy.core.measure.LoadReadings;
import dev.understudy.core.measure.LoadReadings.BreakerReading;
import dev.understudy.core.measure.LoadReadings.BreakerState;
import dev.understudy.core.measure.LoadReadings.ClientLinksReading;
import dev.understudy.core.measure.LoadReadings.LimitReading;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.LoadReadings.StationKind;
import dev.understudy.core.measure.LoadReadings.StationReading;
import dev.understudy.core.measure.LoadReadings.WindowReading;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what a running plan remembers. From any thread.
final class LoadReader {
  private final ActivePlan active;
  private final PlanState state;
  private final long nowNanos;

  private LoadReader(ActivePlan active, long nowNanos) {
    this.active = active;
    this.state = active.state;
    this.nowNanos = nowNanos;
  }

  static LoadReadings read(ActivePlan active, long nowNanos) {
    LoadReader reader = new LoadReader(active, nowNanos);
    return new LoadReadings(
        reader.scenario(),
        reader.windows(),
        reader.stations(),
        reader.limits(),
        reader.breakers(),
        reader.clientLinks());
  }

  private ScenarioReading scenario() {
    ScenarioClock clock = state.clock();
    return new ScenarioReading(
        state.scenario().id(), clock.scenarioNanos(nowNanos), clock.speed(), clock.paused());
  }

  private List<WindowReading> windows() {
    long t = state.clock().scenarioNanos(nowNanos);
    List<WindowReading> windows = new ArrayList<>();
    for (Plan.Window window : state.windows()) {
      boolean isActive = window.occurrences().activeUntil(t) > t;
      windows.add(
          new WindowReading(
              window.id(), isActive, isActive ? window.occurrences().intensity(t) : 0));
    }
    return windows;
  }

  private List<StationReading> stations() {
    List<StationReading> stations = new ArrayList<>();
    for (int i = 0; i < state.resources().pools().size(); i++) {
      stations.add(station(StationKind.ENDPOINTS, state.pool(i, nowNanos)));
    }
    for (int i = 0; i < state.resources().dependencies().size(); i++) {
      state
          .dependency(i, nowNanos)
          .ifPresent(reading -> stations.add(station(StationKind.DEPENDENCY, reading)));
    }
    return stations;
  }

  private static StationReading station(StationKind kind, PlanState.StationReading reading) {
    return new StationReading(
        kind, reading.name(), reading.servers(), reading.inService(), reading.waiting());
  }

  private List<LimitReading> limits() {
    List<LimitReading> limits = new ArrayList<>();
    for (int i = 0; i < state.resources().limits().size(); i++) {
      Limit limit = state.resources().limits().get(i);
      LimitMeter meter = state.limitMeter(i);
      limits.add(
          new LimitReading(
              limit.name(), meter.admitted(), meter.delayed(), meter.refused(), state.crowded(i)));
    }
    return limits;
  }

  private List<BreakerReading> breakers() {
    Map<Integer, BreakerReading> breakers = new LinkedHashMap<>();
    for (EndpointPlan endpoint : state.served()) {
      endpoint.load().allCalls().forEach(calls -> breakers(endpoint.id(), calls.tree(), breakers));
    }
    for (Dependency dependency : state.resources().dependencies()) {
      breakers(dependency.id(), dependency.calls(), breakers);
    }
    return List.copyOf(breakers.values());
  }

  /// Each belongs to one caller and what it calls, and is met wherever that call is written.
  private void breakers(String caller, CallTree tree, Map<Integer, BreakerReading> found) {
    switch (tree) {
      case Call call ->
          call.breaker()
              .ifPresent(
                  it ->
                      found.computeIfAbsent(
                          it.index(),
                          index -> new BreakerReading(caller, call.to().id(), breaker(index))));
      case Sequence sequence -> sequence.steps().forEach(step -> breakers(caller, step, found));
      case Parallel parallel ->
          parallel.branches().forEach(branch -> breakers(caller, branch, found));
    }
  }

  private BreakerState breaker(int index) {
    return switch (state.breaker(index)) {
      case CLOSED -> BreakerState.CLOSED;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case OPEN -> BreakerState.OPEN;
    };
  }

  private List<ClientLinksReading> clientLinks() {
    List<ClientLinksReading> readings = new ArrayList<>();
    for (ServedEndpoint endpoint : active.endpoints) {
      ClientLinks<Object> links = endpoint.clientLinks();
      if (links != null) {
        readings.add(new ClientLinksReading(endpoint.plan.id(), links.size(), links.crowded()));
      }
    }
    return readings;
  }
}
