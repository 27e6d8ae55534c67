package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Refuses windows that would change for a time how a thing is shared or what it answers: a queue
/// cannot be one for all in one minute and one for each in the next.
final class WindowStructure {
  private final Report report;
  private final Set<Located<?>> told = new HashSet<>();

  WindowStructure(Report report) {
    this.report = report;
  }

  /// @param endpoint that the windows touch
  void check(String endpoint, Resolved resolved, LoadWindows windows) {
    check(
        endpoint,
        "capacity",
        resolved.capacity(),
        windows,
        Behaviour::capacity,
        LoadWindows::structure);
    check(
        endpoint,
        "rateLimit",
        resolved.rateLimit(),
        windows,
        Behaviour::rateLimit,
        LoadWindows::structure);
    check(
        endpoint,
        "bandwidth",
        resolved.bandwidth(),
        windows,
        Behaviour::bandwidth,
        LoadWindows::structure);
  }

  private <T> void check(
      String endpoint,
      String name,
      Chain<T> below,
      LoadWindows windows,
      Function<Behaviour, Facet<T>> facet,
      Function<T, List<Optional<? extends Located<?>>>> structure) {
    Optional<Chain.Step<T>> standing = windows.standing(below, facet);
    for (Schedule schedule : windows.armed()) {
      Window window = schedule.window();
      Optional<T> given = facet.apply(window.behaviour()).given();
      if (given.isEmpty() || standing.filter(it -> it.facet().given().equals(given)).isPresent()) {
        continue;
      }
      for (Optional<? extends Located<?>> said : structure.apply(given.orElseThrow())) {
        if (said.isPresent() && told.contains(said.orElseThrow())) {
          report.again();
        }
        said.filter(told::add)
            .ifPresent(
                it ->
                    report.error(
                        it.origin().name(),
                        "the window "
                            + window.id().value()
                            + " changes the "
                            + name
                            + " of "
                            + endpoint
                            + ", and only its numbers can change for a time",
                        "Who shares it and what it answers stays: write that where the "
                            + name
                            + " stands.",
                        new Problem.Related(
                            standing.orElseThrow().origin().place(), "where it stands")));
      }
    }
  }
}
