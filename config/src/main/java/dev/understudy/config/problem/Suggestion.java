package dev.understudy.config.problem;

import java.util.Collection;
import java.util.Optional;

/// The word that was probably meant.
public final class Suggestion {
  private Suggestion() {}

  /// The candidate nearest to `written`, if it is near enough: a third of the letters may differ,
  /// and a candidate equal but for case always is.
  public static Optional<String> of(String written, Collection<String> candidates) {
    Optional<String> best = Optional.empty();
    int least = Math.max(1, Math.min(written.length(), 40) / 3) + 1;
    for (String candidate : candidates) {
      int distance = written.equalsIgnoreCase(candidate) ? 0 : distance(written, candidate, least);
      if (distance < least) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /// Letters to insert, delete, replace or swap with their neighbour (Damerau 1964, the restricted
  /// form); `limit` where there are at least so many.
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return Math.min(limit, above[b.length()]);
  }
}
