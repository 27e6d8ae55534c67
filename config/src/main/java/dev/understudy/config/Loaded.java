package dev.understudy.config;

import dev.understudy.config.document.Document;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Severity;
import dev.understudy.core.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What became of a text.
///
/// @param document as written; empty where the text is no YAML mapping at all
/// @param plan to run; empty where there is an error
/// @param problems errors and warnings, by file, line and column
/// @param watched every file and folder that was read: a change there asks for loading again
public record Loaded(
    Optional<Document> document, Optional<Plan> plan, List<Problem> problems, List<Path> watched) {
  public Loaded {
    problems = List.copyOf(problems);
    watched = List.copyOf(watched);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
