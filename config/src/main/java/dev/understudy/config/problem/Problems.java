package dev.understudy.config.problem;

import java.util.List;

/// Problems as text, for people and for tools.
public final class Problems {
  /// Column at which the pointer stands where the message leaves room.
  private static final int POINTER_COLUMN = 78;

  private Problems() {}

  /// For a terminal: place, message and pointer, the source line with carets, related places, help.
  /// Empty where there is no problem.
  public static String text(List<Problem> problems) {
    StringBuilder out = new StringBuilder();
    problems.forEach(problem -> text(problem, out));
    return out.toString();
  }

  /// `1 error, 0 warnings`.
  public static String count(List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    return counted(errors, "error") + ", " + counted(problems.size() - errors, "warning");
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void text(Problem problem, StringBuilder out) {
    String head = problem.place().label() + ": " + prefix(problem) + problem.message();
    out.append(head);
    String pointer = problem.place().pointer();
    if (!pointer.isEmpty()) {
      int width = head.codePointCount(0, head.length());
      out.repeat(' ', Math.max(2, POINTER_COLUMN - width)).append(pointer);
    }
    out.append('\n');
    excerpt(problem.place(), out);
    for (Problem.Related related : problem.related()) {
      out.append("  ").append(related.place().label()).append(": ").append(related.message());
      out.append('\n');
      excerpt(related.place(), out);
    }
    if (!problem.help().isEmpty()) {
      out.append("  ").append(problem.help()).append('\n');
    }
  }

  private static String prefix(Problem problem) {
    return problem.severity() == Severity.WARNING ? "warning: " : "";
  }

  private static void excerpt(Place place, StringBuilder out) {
    if (place.line() == 0) {
      return;
    }
    String number = String.valueOf(place.line());
    int margin = Math.max(5, number.length());
    Excerpt excerpt = place.excerpt();
    out.repeat(' ', margin - number.length()).append(number).append(" | ");
    out.append(excerpt.text().replace('\t', ' ')).append('\n');
    out.repeat(' ', margin).append(" | ").repeat(' ', excerpt.from());
    out.repeat('^', Math.max(1, excerpt.to() - excerpt.from())).append('\n');
  }

  /// A JSON document `{"problems": [...]}`.
  public static String json(List<Problem> problems) {
    return ProblemJson.write(problems);
  }

  /// Workflow commands that GitHub shows as annotations of a pull request, one a line.
  public static String github(List<Problem> problems) {
    StringBuilder out = new StringBuilder();
    for (Problem problem : problems) {
      Place place = problem.place();
      out.append("::").append(problem.severity().word());
      out.append(" file=").append(property(place.file()));
      if (place.line() > 0) {
        out.append(",line=").append(place.line()).append(",col=").append(place.column());
        out.append(",endLine=").append(place.endLine());
        if (place.endLine() == place.line()) {
          // GitHub counts the last column in.
          out.append(",endColumn=").append(Math.max(place.column(), place.endColumn() - 1));
        }
      }
      String help = problem.help().isEmpty() ? "" : "\n" + problem.help();
      out.append(",title=").append(property(problem.message()));
      out.append("::").append(data(problem.message() + help)).append('\n');
    }
    return out.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
