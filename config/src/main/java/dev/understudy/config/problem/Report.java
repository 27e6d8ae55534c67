package dev.understudy.config.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the problems of a load. The same problem of one place is kept once, however many
/// endpoints inherit it.
public final class Report {
  /// More would help nobody, and each holds a piece of text.
  static final int MAX_PROBLEMS = 1000;

  private final List<Problem> problems = new ArrayList<>();
  private final Set<Problem> seen = new HashSet<>();
  private int errors;
  private int heard;
  private int leftOut;

  public void error(Placed where, String message, String help, Problem.Related... related) {
    errors++;
    add(Severity.ERROR, where, message, help, related);
  }

  public void warning(Placed where, String message, String help, Problem.Related... related) {
    add(Severity.WARNING, where, message, help, related);
  }

  private void add(
      Severity severity, Placed where, String message, String help, Problem.Related... related) {
    heard++;
    if (problems.size() == MAX_PROBLEMS) {
      leftOut++;
      return;
    }
    Problem problem = new Problem(severity, where.place(), message, help, List.of(related));
    if (seen.add(problem)) {
      problems.add(problem);
    }
  }

  /// True where a further problem would only be counted: its related places need not be worked out.
  public boolean isFull() {
    return problems.size() == MAX_PROBLEMS;
  }

  public boolean hasErrors() {
    return errors > 0;
  }

  /// How many errors have been reported so far: a caller compares before and after.
  public int errors() {
    return errors;
  }

  /// A problem of something else holds here as well, and is not kept twice.
  public void again() {
    heard++;
  }

  /// How often a problem has been met, told again and left out included: a caller compares before
  /// and after to know whether something is beyond doubt.
  public int heard() {
    return heard;
  }

  /// By place; where there were too many, the last one says how many are not shown.
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Problem.ORDER);
    if (leftOut > 0) {
      Place place = Place.file(sorted.getLast().place().file());
      String message = leftOut + " more problems are not shown";
      sorted.add(new Problem(Severity.ERROR, place, message, "", List.of()));
    }
    return Collections.unmodifiableList(sorted);
  }
}
