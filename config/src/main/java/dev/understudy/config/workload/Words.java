package dev.understudy.config.workload;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A text, word by word, each with its place. Blanks and commas part words.
final class Words {
  private final Source source;
  private final Report report;
  private final List<Word> words = new ArrayList<>();
  private int next;

  /// @param start offset of its first char
  record Word(String text, int start) {
    int end() {
      return start + text.length();
    }
  }

  Words(Source source, Report report) {
    this.source = source;
    this.report = report;
    String text = source.text();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ',' || text.charAt(i) <= ' ') {
        if (i > start) {
          words.add(new Word(text.substring(start, i), start));
        }
        start = i + 1;
      }
    }
  }

  boolean atEnd() {
    return next == words.size();
  }

  /// Takes the next word if it is `expected`.
  boolean take(String expected) {
    if (atEnd() || !words.get(next).text().equals(expected)) {
      return false;
    }
    next++;
    return true;
  }

  /// Takes the next word; at the end `what` is reported missing.
  Optional<Word> take(String what, String help) {
    if (atEnd()) {
      int end = source.text().length();
      report.error(source.place(end, end, ""), what + " is missing", help);
      return Optional.empty();
    }
    return Optional.of(words.get(next++));
  }

  /// The next word, left where it is; only if there is one.
  Word peek() {
    return words.get(next);
  }

  /// A word as a quantity above 0.
  OptionalDouble quantity(Dimension dimension, String what, Word word) {
    OptionalDouble value = read(dimension, word.text(), word);
    if (value.isPresent() && !(value.getAsDouble() > 0)) {
      error(word, what + " must be above 0", "");
      return OptionalDouble.empty();
    }
    return value;
  }

  /// A text in `word` as a quantity.
  OptionalDouble read(Dimension dimension, String text, Word word) {
    try {
      return OptionalDouble.of(Quantity.parse(dimension, text).value());
    } catch (Quantity.UnreadableException e) {
      error(word, String.valueOf(e.getMessage()), e.help());
      return OptionalDouble.empty();
    }
  }

  void error(Word word, String message, String help) {
    report.error(source.place(word.start(), word.end(), ""), message, help);
  }

  /// Reports what is left over; false if there is any.
  boolean ended(String help) {
    if (atEnd()) {
      return true;
    }
    int start = words.get(next).start();
    int end = words.getLast().end();
    report.error(
        source.place(start, end, ""),
        "\"" + source.text().substring(start, end) + "\" is too much",
        help);
    return false;
  }
}
