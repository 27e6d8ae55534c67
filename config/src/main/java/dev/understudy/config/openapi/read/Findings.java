package dev.understudy.config.openapi.read;

import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.problem.Placed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects the findings of one import.
public final class Findings {
  /// More would be read by nobody; ten for each of the most operations that a service has.
  private static final int MAX = 100_000;

  private final List<Finding> all = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  public void taken(Placed where, String subject, String message) {
    add(Kind.TAKEN, where, subject, message);
  }

  public void guessed(Placed where, String subject, String message) {
    add(Kind.GUESSED, where, subject, message);
  }

  public void left(Placed where, String subject, String message) {
    add(Kind.LEFT, where, subject, message);
  }

  public void broken(Placed where, String subject, String message) {
    add(Kind.BROKEN, where, subject, message);
  }

  private void add(Kind kind, Placed where, String subject, String message) {
    counts.merge(kind, 1, Integer::sum);
    if (all.size() < MAX) {
      all.add(new Finding(kind, where, subject, message));
    }
  }

  /// In the order in which they were met; the first hundred thousand.
  public List<Finding> all() {
    return List.copyOf(all);
  }

  public int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }
}
