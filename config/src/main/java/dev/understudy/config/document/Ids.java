package dev.understudy.config.document;

import dev.understudy.config.shape.Names;
import java.util.List;
import java.util.regex.Pattern;

/// What things and errors may be called: names that can stand in metrics, URLs and file names.
final class Ids {
  private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String MADE_OF =
      "begins with a letter or digit and has letters, digits, `-`, `_` and `.`, 100 at most.";

  static final Names ENDPOINT =
      new Names("an id", PATTERN, "An id " + MADE_OF, "get-product", List.of());

  static final Names DEPENDENCY = names("a dependency's id", "payments");
  static final Names GROUP = names("a group's id", "checkout");
  static final Names WINDOW = names("a window's id", "brownout");
  static final Names SCENARIO = names("a scenario's id", "black-friday");

  static final Names WORKFLOW = names("a workflow's id", "purchase");
  static final Names STORE = names("a store's id", "products");
  static final Names STEP = names("a step's name", "browse");

  private static Names names(String noun, String example) {
    return new Names(noun, PATTERN, "An id " + MADE_OF, example, List.of());
  }

  /// `success` is the outcome beside the errors; the other words change errors of lower layers.
  static final Names ERROR =
      new Names(
          "an error's name",
          PATTERN,
          "`success`, `scale`, `add` and `none` mean something else. Another name " + MADE_OF,
          "unavailable",
          List.of("success", "scale", "add", "none"));

  private Ids() {}
}
