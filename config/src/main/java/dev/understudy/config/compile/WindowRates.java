package dev.understudy.config.compile;

import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.ErrorChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Warns of windows, alone or two at a time, that bring the error rates of an endpoint above 100 %.
final class WindowRates {
  private static final double ROUNDING = 1e-9;

  private final Report report;
  private final Set<List<Window>> warned = new HashSet<>();

  WindowRates(Report report) {
    this.report = report;
  }

  void check(Endpoint endpoint, OutcomeLaw law, WindowPlans windows) {
    List<WindowPlans.Active> acting =
        windows.effects().stream().filter(it -> !it.effect().errors().isEmpty()).toList();
    for (int i = 0; i < acting.size(); i++) {
      if (!check(endpoint, law, List.of(acting.get(i)))) {
        for (int j = i + 1; j < acting.size(); j++) {
          Window one = acting.get(i).schedule().window();
          Window other = acting.get(j).schedule().window();
          if (Meeting.isPossible(one.at(), other.at())) {
            check(endpoint, law, List.of(acting.get(i), acting.get(j)));
          }
        }
      }
    }
  }

  private boolean check(Endpoint endpoint, OutcomeLaw law, List<WindowPlans.Active> together) {
    double[] rates = new double[law.size()];
    for (int i = 1; i < rates.length; i++) {
      rates[i] = law.rate(i);
    }
    for (WindowPlans.Active active : together) {
      for (ErrorChange change : active.effect().errors()) {
        change.apply(1, rates);
      }
    }
    double sum = 0;
    for (int i = 1; i < rates.length; i++) {
      sum += rates[i];
    }
    List<Window> windows = together.stream().map(it -> it.schedule().window()).toList();
    if (sum <= 1 + ROUNDING) {
      return false;
    }
    if (!warned.add(windows)) {
      report.again();
      return true;
    }
    List<Problem.Related> places = new ArrayList<>();
    places.add(new Problem.Related(endpoint.id().origin().place(), "the endpoint"));
    if (windows.size() > 1) {
      places.add(
          new Problem.Related(
              windows.getFirst().behaviour().errors().origin().name().place(), "the other window"));
    }
    report.warning(
        windows.getLast().behaviour().errors().origin().name(),
        "at full intensity the error rates of "
            + endpoint.id().value()
            + " come to "
            + Dimension.SHARE.show(sum),
        "They are divided by their sum then, so nothing succeeds.",
        places.toArray(Problem.Related[]::new));
    return true;
  }
}
