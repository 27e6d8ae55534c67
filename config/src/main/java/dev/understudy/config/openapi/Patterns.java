package dev.understudy.config.openapi;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The patterns of schemas, as tests. RE2 where it can; a pattern that looks ahead or refers back,
/// which RE2 cannot, goes to the platform's engine with a bound on its steps.
final class Patterns {
  private static final int MOST_STEPS = 200_000; // characters looked at in one test: about 2 ms
  private static final Predicate<String> ALL = _ -> true;

  private final Map<String, Optional<Predicate<String>>> tests = new HashMap<>();

  /// Whether a text has a part that fits; empty where the pattern is none that is understood.
  Optional<Boolean> fits(String pattern, String text) {
    return tests.computeIfAbsent(pattern, Patterns::test).map(test -> test.test(text));
  }

  private static Optional<Predicate<String>> test(String pattern) {
    if (pattern.isEmpty()) {
      return Optional.of(ALL);
    }
    try {
      Pattern compiled = Pattern.compile(pattern);
      return Optional.of(text -> compiled.matcher(text).find());
    } catch (PatternSyntaxException e) {
      return bounded(pattern);
    }
  }

  private static Optional<Predicate<String>> bounded(String pattern) {
    try {
      java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern);
      return Optional.of(
          text -> {
            try {
              return compiled.matcher(new Counted(text, new int[1])).find();
            } catch (TooManySteps | StackOverflowError e) {
              return false;
            }
          });
    } catch (java.util.regex.PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySteps() {
      super("", null, false, false);
    }
  }

  /// A text that says how often it was looked at by ending the search.
  private record Counted(String text, int[] steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++steps[0] > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), steps);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
