package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.config.problem.Suggestion;
import java.util.List;
import java.util.function.Function;

/// Finding what `--endpoint` names.
final class Endpoints {
  private static final int NAMED = 10;

  private Endpoints() {}

  /// @throws Failure that says which endpoints there are
  static <T> T find(String id, List<T> all, Function<T, String> idOf) {
    for (T each : all) {
      if (idOf.apply(each).equals(id)) {
        return each;
      }
    }
    List<String> ids = all.stream().map(idOf).toList();
    throw new Failure(
        ExitCode.USAGE,
        "there is no endpoint "
            + id
            + Suggestion.of(id, ids)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> ", only " + some(ids)));
  }

  private static String some(List<String> ids) {
    String first = String.join(", ", ids.stream().limit(NAMED).toList());
    return ids.size() > NAMED ? first + " and " + (ids.size() - NAMED) + " more" : first;
  }
}
