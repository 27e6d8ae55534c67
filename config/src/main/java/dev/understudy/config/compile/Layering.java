package dev.understudy.config.compile;

import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Group;
import dev.understudy.config.document.On;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Step;
import dev.understudy.config.document.Window;
import dev.understudy.config.document.Workflow;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which layers each endpoint has: who is a member of what, whom a window touches, what a scenario
/// arms.
public final class Layering {
  private final Document document;
  private final Report report;
  private final Map<Group, BitSet> members = new IdentityHashMap<>();
  private final Map<Group, Layer> groupLayers = new IdentityHashMap<>();
  private final Optional<Layer> defaults;
  private final List<Group> ranked;
  private final Map<String, Group> groups = new HashMap<>();
  private final Map<Window, BitSet> touched = new IdentityHashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final List<String> dependencies;
  private final Set<String> touchedWorkflows = new HashSet<>();

  /// Problems of names that are not there are reported.
  public Layering(Document document, Report report) {
    this.document = document;
    this.report = report;
    Globs globs =
        new Globs(document.endpoints().stream().map(e -> e.id().value()).toList(), report);
    for (Group group : document.groups()) {
      members.put(group, globs.find(group.members()));
      if (group.members().isEmpty()) {
        report.error(
            group.id().origin(),
            "the group " + group.id().value() + " has no members",
            "Name endpoints by id or by a glob, `members: [create-order, \"get-*\"]`, or take the"
                + " group out.");
      }
      groups.put(group.id().value(), group);
      groupLayers.put(
          group, new Layer("group " + group.id().value(), group.behaviour(), Optional.of(group)));
    }
    defaults = document.defaults().map(it -> new Layer("defaults", it.value(), Optional.empty()));
    ranked = document.groups().stream().sorted(Comparator.comparingLong(Group::rank)).toList();
    dependencies = document.dependencies().stream().map(d -> d.id().value()).toList();
    for (Window window : document.windows()) {
      windows.put(window.id().value(), window);
      touched.put(window, touched(window.on(), globs));
    }
    document.scenarios().forEach(this::armed);
    document.active().ifPresent(this::checkActive);
  }

  private BitSet touched(On on, Globs globs) {
    BitSet found = globs.find(on.endpoints());
    if (on.all()) {
      found.set(0, document.endpoints().size());
    }
    for (Located<String> name : on.groups()) {
      Group group = groups.get(name.value());
      if (group == null) {
        missing("group", name, groups.keySet().stream().sorted().toList());
      } else {
        found.or(members(group));
      }
    }
    for (Located<String> name : on.workflows()) {
      List<String> known = document.workflows().stream().map(w -> w.id().value()).toList();
      if (known.contains(name.value())) {
        touchedWorkflows.add(name.value());
      } else {
        missing("workflow", name, known);
      }
    }
    for (Located<String> name : on.dependencies()) {
      if (!dependencies.contains(name.value())) {
        missing("dependency", name, dependencies);
      }
    }
    return found;
  }

  private void missing(String noun, Located<String> name, List<String> known) {
    String help =
        known.isEmpty()
            ? "The configuration has no " + noun + "."
            : Suggestion.of(name.value(), known)
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("There is " + String.join(", ", known) + ".");
    report.error(name.origin(), "there is no " + noun + " \"" + name.value() + '"', help);
  }

  private void checkActive(Located<String> active) {
    List<String> known = document.scenarios().stream().map(s -> s.id().value()).toList();
    if (!known.contains(active.value()) && !known.isEmpty()) {
      missing("scenario", active, known);
    }
  }

  /// The endpoints in a group, by their number in the document.
  public BitSet members(Group group) {
    return members.getOrDefault(group, new BitSet());
  }

  /// The groups that endpoint number `index` is in, as they act.
  public List<Group> groupsOf(int index) {
    return ranked.isEmpty()
        ? List.of()
        : ranked.stream().filter(group -> members(group).get(index)).toList();
  }

  /// Whether a window, armed or not, touches the requests of a workflow as such: they are then told
  /// apart from others to the same endpoint.
  public boolean isTouched(String workflow) {
    return touchedWorkflows.contains(workflow);
  }

  /// Whether a window acts on requests to endpoint number `index`.
  ///
  /// @param workflow in whose steps they are; empty for outside of any
  public boolean acts(Window window, int index, String workflow) {
    return endpoints(window).get(index)
        || (!workflow.isEmpty()
            && window.on().workflows().stream().anyMatch(it -> it.value().equals(workflow)));
  }

  /// The endpoints that the steps of a workflow name.
  BitSet endpoints(Workflow workflow) {
    Globs globs =
        new Globs(document.endpoints().stream().map(e -> e.id().value()).toList(), new Report());
    BitSet found = new BitSet();
    for (Step step : workflow.steps().all()) {
      found.or(globs.find(step.on()));
    }
    return found;
  }

  /// The endpoints that a window touches, whoever asks.
  public BitSet endpoints(Window window) {
    return touched.getOrDefault(window, new BitSet());
  }

  /// Whether a window touches a dependency.
  public boolean touches(Window window, String dependency) {
    return window.on().dependencies().stream().anyMatch(name -> name.value().equals(dependency));
  }

  /// The windows that a scenario arms, in the order of the document.
  public List<Window> armed(Scenario scenario) {
    if (scenario.windows().isEmpty()) {
      return document.windows();
    }
    List<Window> armed = new ArrayList<>();
    for (Located<String> name : scenario.windows().orElseThrow()) {
      Window window = windows.get(name.value());
      if (window == null) {
        missing("window", name, document.windows().stream().map(w -> w.id().value()).toList());
      } else if (!armed.contains(window)) {
        armed.add(window);
      }
    }
    return armed;
  }

  /// The scenarios of the document, or the only one of a document that names none.
  public List<Scenario> scenarios() {
    return document.scenarios().isEmpty()
        ? List.of(new Scenario(Located.of("default"), Optional.empty(), Optional.empty()))
        : document.scenarios();
  }

  /// The number of the scenario to begin with.
  public int active() {
    String id = document.active().map(Located::value).orElse("");
    for (int i = 0; i < document.scenarios().size(); i++) {
      if (document.scenarios().get(i).id().value().equals(id)) {
        return i;
      }
    }
    return 0;
  }

  /// The layers of endpoint number `index` in a scenario, low to high, without windows.
  public List<Layer> of(int index, Scenario scenario) {
    return of(index, scenario, List.of());
  }

  /// The same in a step of a workflow.
  ///
  /// @param flow the layers of the workflow and of the step
  public List<Layer> of(int index, Scenario scenario, List<Layer> flow) {
    Endpoint endpoint = document.endpoints().get(index);
    List<Layer> layers = new ArrayList<>(2);
    defaults.ifPresent(layers::add);
    layers.add(new Layer(endpoint.id().value(), endpoint.behaviour(), Optional.empty()));
    for (Group group : groupsOf(index)) {
      layers.add(groupLayers.get(group));
    }
    layers.addAll(flow);
    scenario
        .behaviour()
        .ifPresent(
            b -> layers.add(new Layer("scenario " + scenario.id().value(), b, Optional.empty())));
    return layers;
  }
}
