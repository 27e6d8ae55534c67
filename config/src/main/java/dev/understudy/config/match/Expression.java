package dev.understudy.config.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Compiles regular expressions, and refuses those that would not fit into memory.
final class Expression {
  // A compiled state takes some 50 bytes, and a match holds a list of states.
  private static final long MOST_STATES = 100_000;

  private Expression() {}

  /// @throws MatchException where the text is no RE2 expression, or one of too many states
  static Pattern compile(String regex) {
    if (states(regex) > MOST_STATES) {
      throw MatchException.at(
          0,
          "`" + regex + "` repeats too much: more than " + MOST_STATES + " states",
          "Use smaller counts, or * and +.");
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw MatchException.at(
          regex.indexOf(e.getPattern()),
          "`" + regex + "` is no regular expression: " + e.getDescription(),
          "Write an RE2 expression; it has no look-around and no back-references.");
    }
  }

  /// How many characters the expression has once `{n,m}` is written out, groups within groups.
  private static long states(String regex) {
    Deque<Long> outer = new ArrayDeque<>();
    long sum = 0; // of the group that is open
    long atom = 0; // the last part of it, which a count multiplies
    for (int i = 0; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '(' -> {
          outer.push(sum);
          sum = 0;
          atom = 0;
        }
        case ')' -> {
          atom = sum + 1;
          sum = (outer.isEmpty() ? 0 : outer.pop()) + atom;
        }
        case '{' -> {
          long more = Math.min(MOST_STATES, atom * (count(regex, i) - 1));
          sum = Math.min(2 * MOST_STATES, sum + more);
          atom += more;
        }
        case '\\' -> {
          i++;
          atom = 1;
          sum++;
        }
        default -> {
          atom = 1;
          sum++;
        }
      }
    }
    return outer.stream().mapToLong(Long::longValue).sum() + sum;
  }

  /// The greater number between braces that open at `i`, at least 1.
  private static int count(String regex, int i) {
    int most = 1;
    int number = 0;
    for (int j = i + 1; j < regex.length() && regex.charAt(j) != '}'; j++) {
      char c = regex.charAt(j);
      number = c >= '0' && c <= '9' ? Math.min(10_000, 10 * number + (c - '0')) : 0;
      most = Math.max(most, number);
    }
    return most;
  }
}
