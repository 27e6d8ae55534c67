package dev.understudy.core.route;

/// How far one word is from another.
final class Spelling {
  private Spelling() {}

  /// Levenshtein's distance, upper and lower case alike, or `Integer.MAX_VALUE` where it is above
  /// `most`. O(n m), and at once where the lengths differ by more than `most`.
  static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      int least = row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int kept = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, 1 + Math.min(row[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return Integer.MAX_VALUE;
      }
    }
    return row[b.length()] <= most ? row[b.length()] : Integer.MAX_VALUE;
  }

  private static boolean same(char a, char b) {
    return a == b || Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
