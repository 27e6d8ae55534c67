package dev.understudy.config.shape;

import java.util.Collection;
import java.util.List;

/// Lists of words in a sentence.
public final class Words {
  private Words() {}

  /// `a, b or c`.
  public static String or(Collection<String> words) {
    return join(words, " or ");
  }

  /// `a, b and c`.
  public static String and(Collection<String> words) {
    return join(words, " and ");
  }

  private static String join(Collection<String> words, String last) {
    List<String> list = List.copyOf(words);
    if (list.size() < 2) {
      return String.join("", list);
    }
    return String.join(", ", list.subList(0, list.size() - 1)) + last + list.getLast();
  }
}
