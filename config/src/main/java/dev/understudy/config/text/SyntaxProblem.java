package dev.understudy.config.text;

import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What the YAML parser says, in our form and, for the usual slips, in words that help.
final class SyntaxProblem {
  private static final String TAB = "'\\t(TAB)'";

  private SyntaxProblem() {}

  static void report(YamlEngineException broken, Source source, Report report) {
    switch (broken) {
      case MarkedYamlEngineException marked -> {
        int at = marked.getProblemMark().map(Mark::getIndex).map(source::offsetOf).orElse(0);
        int end = Math.min(source.text().length(), at + 1);
        Place place = source.place(at, Math.max(at, end), "");
        String message = "this is no YAML: " + sentence(marked);
        Optional<Integer> begun = marked.getContextMark().map(Mark::getIndex).map(source::offsetOf);
        if (begun.isPresent() && source.line(begun.orElseThrow()) != place.line()) {
          int from = begun.orElseThrow();
          Place start = source.place(from, Math.min(source.text().length(), from + 1), "");
          report.error(
              place,
              message,
              help(marked, source, at),
              new Problem.Related(start, "it began here"));
        } else {
          report.error(place, message, help(marked, source, at));
        }
      }
      case ReaderException reader -> {
        int at = Math.min(source.offsetOf(reader.getPosition()), source.text().length());
        report.error(
            source.place(at, Math.min(source.text().length(), at + 1), ""),
            String.format(
                Locale.ROOT, "the character U+%04X is not allowed", reader.getCodePoint()),
            "A configuration is text; control characters are written as \\x.. in double quotes.");
      }
      default ->
          report.error(source.place(0, 0, ""), "this is no YAML: " + broken.getMessage(), "");
    }
  }

  private static String sentence(MarkedYamlEngineException marked) {
    String problem = marked.getProblem();
    if (problem == null) {
      return "it cannot be read";
    }
    return problem.contains(TAB) ? "a tab stands where blanks belong" : problem.strip();
  }

  private static String help(MarkedYamlEngineException marked, Source source, int at) {
    String problem = String.valueOf(marked.getProblem());
    boolean tab = at < source.text().length() && source.text().charAt(at) == '\t';
    if (tab || problem.contains(TAB)) {
      return "Indent with blanks; YAML does not allow tabs there.";
    }
    if (problem.contains("mapping values are not allowed here")) {
      return "A `: ` in a text needs quotes around the text; a key needs the indentation of its"
          + " neighbours.";
    }
    if (problem.contains("could not find expected ':'")) {
      return "A key needs a `:` and a blank behind it.";
    }
    if (problem.contains("but got {") || problem.contains("but got [")) {
      return "Between braces a text that has braces needs quotes: `\"GET /products/{id}\"`.";
    }
    if (problem.contains("expected ',' or")) {
      return "A `[` or `{` is still open here: a comma or its end is missing.";
    }
    if (problem.contains("expected <block end>")) {
      return "The indentation does not fit the lines above.";
    }
    return marked.getContext() == null ? "" : "It was " + marked.getContext().strip() + ".";
  }
}
