package dev.understudy.config.compile;

import dev.understudy.config.document.Document;
import dev.understudy.config.document.Group;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.document.Workflow;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Overlays of equal rank that disagree: groups that overlap, windows that can be active together.
public final class Conflicts {
  private final Document document;
  private final Layering layering;
  private final Report report;

  Conflicts(Document document, Layering layering, Report report) {
    this.document = document;
    this.layering = layering;
    this.report = report;
  }

  /// Those of a document, valid or not, in the order of its lines.
  public static List<Problem> of(Document document) {
    Report conflicts = new Report();
    new Conflicts(document, new Layering(document, new Report()), conflicts).check();
    return conflicts.sorted();
  }

  void check() {
    groups();
    Set<List<String>> seen = new HashSet<>();
    Set<String> unarmed = names(document.windows().stream().map(Window::id).toList());
    for (Scenario scenario : layering.scenarios()) {
      List<Window> armed = layering.armed(scenario);
      unarmed.removeAll(names(armed.stream().map(Window::id).toList()));
      for (int i = 0; i < armed.size(); i++) {
        for (int j = i + 1; j < armed.size(); j++) {
          Window one = armed.get(i);
          Window other = armed.get(j);
          if (seen.add(List.of(one.id().value(), other.id().value()))) {
            windows(one, other);
          }
        }
      }
    }
    unarmed(unarmed);
  }

  private void unarmed(Set<String> ids) {
    for (Window window : document.windows()) {
      if (ids.contains(window.id().value())) {
        report.warning(
            window.id().origin(),
            "no scenario arms this window",
            "Name it in the `windows` of a scenario; a scenario without that key arms all.");
      }
    }
  }

  private void groups() {
    List<Group> groups = document.groups();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        Group one = groups.get(i);
        Group other = groups.get(j);
        BitSet both = both(layering.members(one), layering.members(other));
        if (one.rank() == other.rank() && !both.isEmpty()) {
          String shared = document.endpoints().get(both.nextSetBit(0)).id().value();
          for (Overlays.Clash clash : Overlays.clashes(one.behaviour(), other.behaviour())) {
            report.error(
                clash.other().name(),
                "the groups "
                    + one.id().value()
                    + " and "
                    + other.id().value()
                    + " disagree over "
                    + clash.facet()
                    + " of "
                    + shared,
                "Give them different priorities: the one with the higher `priority` acts last.",
                new Problem.Related(clash.one().name().place(), "the other one"));
          }
        }
      }
    }
  }

  private void windows(Window one, Window other) {
    List<Overlays.Clash> clashes = Overlays.replacements(one.behaviour(), other.behaviour());
    if (clashes.isEmpty() || !Meeting.isPossible(one.at(), other.at())) {
      return;
    }
    Optional<String> shared = shared(one, other);
    if (shared.isEmpty()) {
      return;
    }
    for (Overlays.Clash clash : clashes) {
      report.error(
          clash.other().name(),
          "the windows "
              + one.id().value()
              + " and "
              + other.id().value()
              + " can be active together and both replace "
              + clash.facet()
              + " of "
              + shared.orElseThrow(),
          "Let them change it by `scale` or `add`, keep their times apart (jitter counts), or arm"
              + " them in different scenarios.",
          new Problem.Related(clash.one().name().place(), "the other one"));
    }
  }

  /// What both windows act on, in words; the first there is.
  private Optional<String> shared(Window one, Window other) {
    BitSet both = both(layering.endpoints(one), layering.endpoints(other));
    if (!both.isEmpty()) {
      return Optional.of(document.endpoints().get(both.nextSetBit(0)).id().value());
    }
    for (Workflow workflow : document.workflows()) {
      for (int i : layering.endpoints(workflow).stream().toArray()) {
        String id = workflow.id().value();
        if (layering.acts(one, i, id) && layering.acts(other, i, id)) {
          return Optional.of(document.endpoints().get(i).id().value() + " in the workflow " + id);
        }
      }
    }
    Set<String> dependencies = names(one.on().dependencies());
    dependencies.retainAll(names(other.on().dependencies()));
    return dependencies.stream().sorted().findFirst();
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static Set<String> names(List<Located<String>> located) {
    Set<String> names = new HashSet<>();
    located.forEach(name -> names.add(name.value()));
    return names;
  }
}
