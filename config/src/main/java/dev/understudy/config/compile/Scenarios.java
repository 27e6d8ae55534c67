package dev.understudy.config.compile;

import dev.understudy.config.compile.Compiler.Draftable;
import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Report;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes each scenario of a document. What two scenarios have alike is made once.
final class Scenarios {
  private final Layering layering;
  private final Dependencies dependencies;
  private final EndpointDrafts drafts;
  private final Laws laws;
  private final List<Schedule> schedules;
  private final Report report;
  private final Map<Made, Optional<EndpointDraft>> made = new HashMap<>();
  private final PlanCache plans = new PlanCache();

  /// What a draft depends on beside the document: compared by identity, a list of windows by its
  /// elements.
  private record Made(int endpoint, Optional<Behaviour> scenario, List<Integer> windows) {}

  Scenarios(
      Layering layering,
      Dependencies dependencies,
      EndpointDrafts drafts,
      Laws laws,
      List<Schedule> schedules,
      Report report) {
    this.layering = layering;
    this.dependencies = dependencies;
    this.drafts = drafts;
    this.laws = laws;
    this.schedules = schedules;
    this.report = report;
  }

  /// All scenarios; fewer, and problems reported, where something cannot be made.
  List<Plan.Scenario> compile(List<Draftable> endpoints) {
    List<Plan.Scenario> scenarios = new ArrayList<>();
    for (Scenario scenario : layering.scenarios()) {
      scenario(scenario, endpoints).ifPresent(scenarios::add);
    }
    return scenarios;
  }

  private Optional<Plan.Scenario> scenario(Scenario scenario, List<Draftable> endpoints) {
    List<Schedule> armed = armed(scenario);
    List<EndpointDraft> its = new ArrayList<>(endpoints.size());
    for (int i = 0; i < endpoints.size(); i++) {
      draft(scenario, i, endpoints.get(i), armed).ifPresent(its::add);
    }
    Map<String, Dependencies.Behaviour> behaviours = behaviours(armed);
    checkShared(its, endpoints);
    if (report.hasErrors()) {
      return Optional.empty();
    }
    boolean calendar =
        its.stream().anyMatch(EndpointDraft::isCalendar)
            || behaviours.values().stream().anyMatch(Dependencies.Behaviour::isCalendar);
    return Optional.of(
        CompiledScenario.of(
            scenario.id().value(),
            documented(endpoints),
            its,
            armed,
            calendar,
            epochNanos -> new CallTrees(dependencies, laws, behaviours, epochNanos),
            layering.scenarios().size() > 1 ? Optional.of(plans) : Optional.empty()));
  }

  private static int documented(List<Draftable> endpoints) {
    return (int) endpoints.stream().filter(it -> it.workflow().isEmpty()).count();
  }

  /// What is shared is the same for all who share it: one station has one contention, and a window
  /// that changes it touches all its endpoints.
  private void checkShared(List<EndpointDraft> its, List<Draftable> endpoints) {
    if (its.size() != endpoints.size()) {
      return;
    }
    Map<List<String>, Map.Entry<Integer, SharedThing>> first = new HashMap<>();
    for (int i = 0; i < its.size(); i++) {
      for (SharedThing thing : SharedThing.of(its.get(i))) {
        var known = first.putIfAbsent(List.of(thing.noun(), thing.name()), Map.entry(i, thing));
        if (known != null) {
          SharedThing.compare(
              known.getValue(),
              endpoints.get(known.getKey()).endpoint().id(),
              thing,
              endpoints.get(i).endpoint().id(),
              report);
        }
      }
    }
  }

  /// The windows that a scenario arms, as they act: by start, then name.
  private List<Schedule> armed(Scenario scenario) {
    List<Window> windows = layering.armed(scenario);
    return schedules.stream()
        .filter(schedule -> windows.contains(schedule.window()))
        .sorted(WindowPlans.order(0))
        .toList();
  }

  private Optional<EndpointDraft> draft(
      Scenario scenario, int index, Draftable endpoint, List<Schedule> armed) {
    List<Schedule> touching =
        armed.isEmpty()
            ? armed
            : armed.stream()
                .filter(it -> layering.acts(it.window(), endpoint.index(), endpoint.workflow()))
                .toList();
    if (layering.scenarios().size() == 1) {
      return make(scenario, endpoint, touching);
    }
    List<Integer> windows = touching.stream().map(schedules::indexOf).toList();
    return made.computeIfAbsent(
        new Made(index, scenario.behaviour(), windows), _ -> make(scenario, endpoint, touching));
  }

  private Optional<EndpointDraft> make(
      Scenario scenario, Draftable endpoint, List<Schedule> touching) {
    return drafts.draft(
        endpoint, Resolved.of(layering.of(endpoint.index(), scenario, endpoint.flow())), touching);
  }

  private Map<String, Dependencies.Behaviour> behaviours(List<Schedule> armed) {
    Map<String, Dependencies.Behaviour> behaviours = new HashMap<>();
    for (Dependencies.Base base : dependencies.all()) {
      String id = base.written().id().value();
      List<Schedule> touching =
          armed.stream().filter(it -> layering.touches(it.window(), id)).toList();
      dependencies.behaviour(base, touching).ifPresent(behaviour -> behaviours.put(id, behaviour));
    }
    return behaviours;
  }
}
