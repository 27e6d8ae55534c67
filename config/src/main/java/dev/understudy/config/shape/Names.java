package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What names may be.
///
/// @param noun `an id`
/// @param help what it is made of
/// @param example one that could be
/// @param reserved in lower case: names that cannot be given, in any case
public record Names(
    String noun, Pattern pattern, String help, String example, List<String> reserved) {
  boolean check(Scalar key, Report report) {
    if (!reserved.isEmpty() && reserved.contains(key.text().toLowerCase(Locale.ROOT))) {
      report.error(key, "\"" + key.text() + "\" is reserved", help);
      return false;
    }
    if (!pattern.matcher(key.text()).matches()) {
      report.error(key, "\"" + key.text() + "\" is not " + noun, help);
      return false;
    }
    return true;
  }

  Node schema() {
    SchemaText schema = new SchemaText().with("pattern", "^(?:" + pattern.pattern() + ")$");
    if (!reserved.isEmpty()) {
      List<Node> words = new ArrayList<>();
      reserved.forEach(word -> words.add(SchemaText.anyCase(word)));
      schema.with("not", SchemaText.anyOf(words));
    }
    return schema.node();
  }
}
