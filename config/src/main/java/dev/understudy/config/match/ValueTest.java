package dev.understudy.config.match;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What is asked of a value.
public sealed interface ValueTest {
  /// True where this value meets the test.
  boolean holds(String value);

  /// True where one of the values meets the test; none at all is what [Absent] asks for.
  default boolean holdsForAny(List<String> values) {
    for (String value : values) {
      if (holds(value)) {
        return true;
      }
    }
    return false;
  }

  /// As in `query currency equals "EUR"`.
  String describe();

  /// True where each value that meets this one surely meets `other`.
  boolean implies(ValueTest other);

  /// True where surely no value meets both.
  boolean excludes(ValueTest other);

  /// Exactly this text.
  record Equal(String text) implements ValueTest {
    @Override
    public boolean holds(String value) {
      return value.equals(text);
    }

    /// True where the text is a number of the same value: 12.50 is 12.5.
    boolean holds(BigDecimal number) {
      return number(text).map(wanted -> wanted.compareTo(number) == 0).orElse(false);
    }

    @Override
    public String describe() {
      return "equals \"" + text + '"';
    }

    @Override
    public boolean implies(ValueTest other) {
      return other.holds(text);
    }

    @Override
    public boolean excludes(ValueTest other) {
      return !other.holds(text);
    }
  }

  /// This text somewhere in the value.
  record Contains(String text) implements ValueTest {
    @Override
    public boolean holds(String value) {
      return value.contains(text);
    }

    @Override
    public String describe() {
      return "contains \"" + text + '"';
    }

    @Override
    public boolean implies(ValueTest other) {
      return other instanceof Present || other instanceof Contains(var part) && text.contains(part);
    }

    @Override
    public boolean excludes(ValueTest other) {
      return other instanceof Absent || other instanceof Equal(var whole) && !whole.contains(text);
    }
  }

  /// An RE2 expression that fits the whole value.
  record Matches(Pattern pattern) implements ValueTest {
    @Override
    public boolean holds(String value) {
      return pattern.matches(value);
    }

    @Override
    public String describe() {
      return "matches \"" + pattern.pattern() + '"';
    }

    @Override
    public boolean implies(ValueTest other) {
      return other instanceof Present
          || other instanceof Matches(var same) && same.pattern().equals(pattern.pattern());
    }

    @Override
    public boolean excludes(ValueTest other) {
      return other instanceof Absent || other instanceof Equal(var whole) && !holds(whole);
    }
  }

  /// Any value, the empty one included.
  record Present() implements ValueTest {
    @Override
    public boolean holds(String value) {
      return true;
    }

    @Override
    public String describe() {
      return "is present";
    }

    @Override
    public boolean implies(ValueTest other) {
      return other instanceof Present;
    }

    @Override
    public boolean excludes(ValueTest other) {
      return other instanceof Absent;
    }
  }

  /// No value.
  record Absent() implements ValueTest {
    @Override
    public boolean holds(String value) {
      return false;
    }

    @Override
    public boolean holdsForAny(List<String> values) {
      return values.isEmpty();
    }

    @Override
    public String describe() {
      return "is absent";
    }

    @Override
    public boolean implies(ValueTest other) {
      return other instanceof Absent;
    }

    @Override
    public boolean excludes(ValueTest other) {
      return !(other instanceof Absent);
    }
  }

  /// The text as a number, where it is one.
  static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static ValueTest equal(String text) {
    return new Equal(text);
  }

  static ValueTest contains(String text) {
    return new Contains(text);
  }

  /// @throws MatchException where the text is no RE2 expression
  static ValueTest matches(String regex) {
    return new Matches(Expression.compile(regex));
  }

  static ValueTest present() {
    return new Present();
  }

  static ValueTest absent() {
    return new Absent();
  }
}
