package dev.understudy.config.compile;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.List;

/// A station, a limit or a link that endpoints share by name.
///
/// @param noun what it is
/// @param steady what of it is always so
/// @param windows what windows make of it
record SharedThing(String noun, String name, Object steady, Object windows) {
  static List<SharedThing> of(EndpointDraft draft) {
    List<SharedThing> things = new ArrayList<>(0);
    draft
        .shared()
        .station()
        .ifPresent(
            it ->
                things.add(
                    new SharedThing(
                        "capacity",
                        it.pool().name(),
                        it.pool(),
                        List.of(it.capacities(), it.contentions()))));
    draft
        .shared()
        .limit()
        .ifPresent(
            it ->
                things.add(
                    new SharedThing("rateLimit", it.limit().name(), it.limit(), it.windows())));
    draft
        .shared()
        .link()
        .ifPresent(
            it ->
                things.add(
                    new SharedThing("bandwidth", it.name(), it, draft.transfer().responses())));
    return things;
  }

  /// Two endpoints share it: reports where it is not the same for both.
  static void compare(
      SharedThing one,
      Located<String> first,
      SharedThing other,
      Located<String> second,
      Report report) {
    if (!one.steady.equals(other.steady)) {
      report.error(
          second.origin(),
          second.value() + " and " + first.value() + " share a capacity but not their contention",
          "Contention counts the requests at the station. Give it where the capacity is given.",
          new Problem.Related(first.origin().place(), "the other one"));
    } else if (!one.windows.equals(other.windows)) {
      report.error(
          second.origin(),
          second.value()
              + " and "
              + first.value()
              + " share a "
              + one.noun
              + ", and a window changes it for one of them only",
          "Let the window name all that share it, or the group that gives it.",
          new Problem.Related(first.origin().place(), "the other one"));
    }
  }
}
