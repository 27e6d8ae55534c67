package dev.understudy.config.problem;

import java.util.List;
import java.util.stream.Collectors;

/// Problems as JSON, one problem a line.
final class ProblemJson {
  private ProblemJson() {}

  static String write(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "{\"problems\": []}\n";
    }
    return problems.stream()
        .map(ProblemJson::object)
        .collect(Collectors.joining(",\n  ", "{\"problems\": [\n  ", "\n]}\n"));
  }

  private static String object(Problem problem) {
    String related =
        problem.related().stream()
            .map(other -> "{" + place(other.place()) + member("message", other.message()) + "}")
            .collect(Collectors.joining(", ", "[", "]"));
    return "{\"severity\": "
        + JsonString.quote(problem.severity().word())
        + ", "
        + place(problem.place())
        + member("message", problem.message())
        + ", "
        + member("help", problem.help())
        + ", \"related\": "
        + related
        + "}";
  }

  private static String place(Place place) {
    return member("file", place.file())
        + ", \"line\": "
        + place.line()
        + ", \"column\": "
        + place.column()
        + ", \"endLine\": "
        + place.endLine()
        + ", \"endColumn\": "
        + place.endColumn()
        + ", "
        + member("pointer", place.pointer())
        + ", "
        + member("source", place.excerpt().text())
        + ", ";
  }

  private static String member(String name, String value) {
    return JsonString.quote(name) + ": " + JsonString.quote(value);
  }
}
