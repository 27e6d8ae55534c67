package dev.understudy.config.compile;

import dev.understudy.config.document.NamedError;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Located;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Errors that a layer speaks of and that lower layers have to give. A layer acts on several
/// endpoints: what it takes away must be there for one of them, what it adds to without saying what
/// is sent, for each.
final class ErrorReferences {
  private final Map<Located<String>, Boolean> found = new IdentityHashMap<>();
  private final Map<Located<String>, Set<String>> known = new IdentityHashMap<>();
  private final Map<NamedError, String> unsaid = new IdentityHashMap<>();
  private int heard;

  /// How often something was told: a caller compares before and after.
  int heard() {
    return heard;
  }

  /// An error is taken away from one endpoint or dependency.
  ///
  /// @param there whether it was there
  /// @param errors that are there
  void taken(Located<String> name, boolean there, Collection<String> errors) {
    heard++;
    found.merge(name, there, Boolean::logicalOr);
    if (!there) {
      known.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(errors);
    }
  }

  /// Nothing says what an added error sends at this endpoint.
  void unsaid(NamedError error, String endpoint) {
    heard++;
    unsaid.putIfAbsent(error, endpoint);
  }

  void report(Report report) {
    found.forEach(
        (name, there) -> {
          if (!there) {
            String help =
                Suggestion.of(name.value(), known.getOrDefault(name, Set.of()))
                    .map(near -> " Did you mean `" + near + "`?")
                    .orElse("");
            report.error(
                name.origin(),
                "there is no error \"" + name.value() + "\" to take away",
                "No lower layer gives it." + help);
          }
        });
    unsaid.forEach(
        (error, endpoint) ->
            report.error(
                error.name().origin(),
                "nothing says what \"" + error.name().value() + "\" sends at " + endpoint,
                "No lower layer gives this error there. Write its `status`, `corrupt` or `fault`"
                    + " beside the rate."));
  }
}
