package dev.understudy.config.compile;

import dev.understudy.config.compile.Compiler.Draftable;
import dev.understudy.config.compile.ScenarioDrafts.Kept;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Report;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Makes each scenario of a document. What two scenarios have alike is made once.
final class Scenarios {
  private final Layering layering;
  private final Dependencies dependencies;
  private final EndpointDrafts drafts;
  private final Laws laws;
  private final List<Schedule> schedules;
  private final Workings workings;
  private final IntSupplier doubts;
  private final Report report;
  private final Map<Made, Drafted> made = new HashMap<>();
  private final Map<Scenario, Integer> numbers = new IdentityHashMap<>();

  /// What a draft depends on beside the document: scenarios of one behaviour and windows, by
  /// number.
  private record Made(int endpoint, int behaviour, List<Integer> windows) {}

  /// @param draft empty where it could not be made
  /// @param kept for the next version of the document; empty where there is a doubt about it
  private record Drafted(Optional<EndpointDraft> draft, Optional<Kept> kept) {}

  /// @param doubts how much has been told so far that speaks against keeping a draft
  Scenarios(
      Layering layering,
      Dependencies dependencies,
      EndpointDrafts drafts,
      Laws laws,
      List<Schedule> schedules,
      Workings workings,
      IntSupplier doubts,
      Report report) {
    this.layering = layering;
    this.dependencies = dependencies;
    this.drafts = drafts;
    this.laws = laws;
    this.schedules = schedules;
    this.workings = workings;
    this.doubts = doubts;
    this.report = report;
  }

  /// All scenarios; fewer, and problems reported, where something cannot be made.
  List<Plan.Scenario> compile(List<Draftable> endpoints) {
    List<Plan.Scenario> scenarios = new ArrayList<>();
    for (int i = 0; i < layering.scenarios().size(); i++) {
      scenario(i, layering.scenarios().get(i), endpoints).ifPresent(scenarios::add);
    }
    return scenarios;
  }

  private Optional<Plan.Scenario> scenario(
      int number, Scenario scenario, List<Draftable> endpoints) {
    List<Schedule> armed = armed(scenario);
    ScenarioDrafts drafted = new ScenarioDrafts(endpoints.size());
    workings.add(drafted);
    Optional<ScenarioDrafts> same = workings.sameScenario(number);
    for (int i = 0; i < endpoints.size(); i++) {
      int index = i;
      Draftable endpoint = endpoints.get(i);
      Optional<Kept> known =
          same.flatMap(it -> it.kept(index)).filter(kept -> kept.of() == endpoint);
      if (known.isPresent()) {
        drafted.keep(i, known.orElseThrow());
        drafted.add(known.orElseThrow().draft());
      } else {
        Drafted made = draft(scenario, i, endpoint, armed);
        made.kept().ifPresent(kept -> drafted.keep(index, kept));
        made.draft().ifPresent(drafted::add);
      }
    }
    List<EndpointDraft> its = drafted.all();
    Map<String, Dependencies.Behaviour> behaviours = behaviours(armed);
    Optional<CompiledScenario> before = same.flatMap(it -> it.compiledFor(its));
    if (before.isEmpty()) {
      checkShared(its, endpoints);
    }
    if (report.hasErrors()) {
      return Optional.empty();
    }
    boolean calendar =
        its.stream().anyMatch(EndpointDraft::isCalendar)
            || behaviours.values().stream().anyMatch(Dependencies.Behaviour::isCalendar);
    CompiledScenario compiled =
        new CompiledScenario(
            scenario.id().value(),
            documented(endpoints),
            its,
            armed,
            epochNanos -> new CallTrees(dependencies, laws, behaviours, epochNanos),
            workings.plans(),
            before);
    drafted.compiled(compiled);
    return Optional.of(calendar ? compiled : compiled.constant(before));
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

  private Drafted draft(Scenario scenario, int index, Draftable endpoint, List<Schedule> armed) {
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
        new Made(index, behaviour(scenario), windows), _ -> make(scenario, endpoint, touching));
  }

  /// A number that scenarios of equal behaviour share.
  private int behaviour(Scenario scenario) {
    return numbers.computeIfAbsent(
        scenario,
        _ -> {
          for (int i = 0; i < layering.scenarios().size(); i++) {
            if (layering.scenarios().get(i).behaviour().equals(scenario.behaviour())) {
              return i;
            }
          }
          throw new IllegalArgumentException("no scenario of the document");
        });
  }

  private Drafted make(Scenario scenario, Draftable endpoint, List<Schedule> touching) {
    List<Layer> layers = layering.of(endpoint.index(), scenario, endpoint.flow());
    Optional<Kept> known = workings.draft(endpoint, layers, touching);
    if (known.isPresent()) {
      return new Drafted(known.map(Kept::draft), known);
    }
    int before = doubts.getAsInt();
    Optional<EndpointDraft> draft = drafts.draft(endpoint, Resolved.of(layers), touching);
    boolean doubted = doubts.getAsInt() != before;
    return new Drafted(
        draft, draft.filter(_ -> !doubted).map(it -> new Kept(endpoint, layers, touching, it)));
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
