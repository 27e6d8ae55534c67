package dev.understudy.config;

import dev.understudy.config.document.Document;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Severity;
import dev.understudy.core.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of a text.
///
/// @param document as written; empty where the text is no YAML mapping at all
/// @param plan to run; empty where there is an error
/// @param problems errors and warnings, by file, line and column
/// @param watched every file and folder that was read: a change there asks for loading again
/// @param basis from which the next version of the text is loaded by what differs
public record Loaded(
    Optional<Document> document,
    Optional<Plan> plan,
    List<Problem> problems,
    List<Path> watched,
    Optional<Basis> basis) {
  public Loaded {
    problems = List.copyOf(problems);
    watched = List.copyOf(watched);
  }

  /// One from which nothing is taken over.
  public Loaded(
      Optional<Document> document,
      Optional<Plan> plan,
      List<Problem> problems,
      List<Path> watched) {
    this(document, plan, problems, watched, Optional.empty());
  }

  /// The same, with more to be watched.
  public Loaded watching(Path more) {
    List<Path> all = new ArrayList<>(watched);
    all.add(more);
    return new Loaded(document, plan, problems, all, basis);
  }

  /// This is the version of the text that holds: what it has in common with others gives its lines
  /// from now on.
  public void settle() {
    basis.ifPresent(it -> it.composition().settle());
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
