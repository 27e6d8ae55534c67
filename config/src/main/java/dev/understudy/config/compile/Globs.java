package dev.understudy.config.compile;

import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Located;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Endpoints by id or by glob: `*` is any text, `?` any letter.
final class Globs {
  private final List<String> ids;
  private final Map<String, Integer> indexOf = new HashMap<>();
  private final Report report;

  Globs(List<String> ids, Report report) {
    this.ids = ids;
    this.report = report;
    for (int i = 0; i < ids.size(); i++) {
      indexOf.put(ids.get(i), i);
    }
  }

  /// The endpoints that are named. An id that is none is an error, a glob that matches nothing a
  /// warning.
  BitSet find(List<Located<String>> names) {
    BitSet found = new BitSet(ids.size());
    for (Located<String> name : names) {
      if (name.value().contains("*") || name.value().contains("?")) {
        glob(name, found);
      } else {
        id(name, found);
      }
    }
    return found;
  }

  private void id(Located<String> name, BitSet found) {
    Integer index = indexOf.get(name.value());
    if (index != null) {
      found.set(index);
      return;
    }
    String meant =
        Suggestion.of(name.value(), ids).map(near -> " Did you mean `" + near + "`?").orElse("");
    report.error(
        name.origin(),
        "there is no endpoint \"" + name.value() + '"',
        "It is the id of an endpoint, or a glob such as `get-*`." + meant);
  }

  private String meant() {
    return switch (ids.size()) {
      case 0 -> " There is no endpoint.";
      case 1, 2, 3, 4 -> " There is " + String.join(", ", ids) + ".";
      default -> " There is " + String.join(", ", ids.subList(0, 4)) + ", ...";
    };
  }

  private void glob(Located<String> glob, BitSet found) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.value().toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    Pattern pattern = Pattern.compile(regex.toString());
    boolean any = false;
    for (int i = 0; i < ids.size(); i++) {
      if (pattern.matcher(ids.get(i)).matches()) {
        found.set(i);
        any = true;
      }
    }
    if (!any) {
      report.warning(
          glob.origin(),
          "the glob \"" + glob.value() + "\" matches no endpoint",
          "`*` is any text and `?` any letter of an id, and it covers the whole id." + meant());
    }
  }
}
