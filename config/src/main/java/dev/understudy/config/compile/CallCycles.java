package dev.understudy.config.compile;

import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Dependency;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Dependencies that call each other in a circle.
final class CallCycles {
  private final Report report;
  private final Map<String, Dependency> byId = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final List<CallStep.Call> path = new ArrayList<>();
  private final List<String> callers = new ArrayList<>();

  private CallCycles(List<Dependency> dependencies, Report report) {
    this.report = report;
    dependencies.forEach(it -> byId.put(it.id().value(), it));
  }

  /// Reports each circle once, at the call that closes it; answers whether there is none.
  static boolean check(List<Dependency> dependencies, Report report) {
    CallCycles cycles = new CallCycles(dependencies, report);
    int before = report.errors();
    dependencies.forEach(it -> cycles.visit(it.id().value()));
    return report.errors() == before;
  }

  private void visit(String id) {
    Dependency dependency = byId.get(id);
    if (dependency == null || !done.add(id)) {
      return;
    }
    callers.add(id);
    for (CallStep.Call call : SyntheticOutcomes.flat(dependency.calls())) {
      String to = call.to().value();
      path.add(call);
      int begin = callers.indexOf(to);
      if (begin >= 0) {
        report(begin, call.to());
      } else {
        visit(to);
      }
      path.removeLast();
    }
    callers.removeLast();
  }

  private void report(int begin, Located<String> closing) {
    List<String> circle = new ArrayList<>(callers.subList(begin, callers.size()));
    circle.add(closing.value());
    List<Problem.Related> others = new ArrayList<>();
    for (CallStep.Call call : path.subList(begin, path.size() - 1)) {
      others.add(new Problem.Related(call.to().origin().place(), "calls " + call.to().value()));
    }
    report.error(
        closing.origin(),
        "the calls go round in a circle: " + String.join(" -> ", circle),
        "A request would never end. Take one of the calls out.",
        others.toArray(Problem.Related[]::new));
  }
}
