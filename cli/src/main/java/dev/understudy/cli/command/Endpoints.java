package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
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
    String some = String.join(", ", all.stream().limit(NAMED).map(idOf).toList());
    String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
    throw new Failure(ExitCode.USAGE, "there is no endpoint \"" + id + "\", only " + some + more);
  }
}
