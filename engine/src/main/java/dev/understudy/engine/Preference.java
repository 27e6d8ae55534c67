package dev.understudy.engine;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.route.RequestView;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/// The reply that a request wishes for by the header `Prefer` (RFC 7240): `code=404`, one of the
/// replies with that status, and `example=NAME`, one of the payloads. What cannot be is passed
/// over, as the standard has it; what was done is told by `Preference-Applied`.
///
/// @param code wished for; 0 for none
/// @param example wished for; empty for none
record Preference(int code, String example) {
  static final Preference NONE = new Preference(0, "");

  static Preference of(RequestView request) {
    int code = 0;
    String example = "";
    for (String line : request.headers("prefer")) {
      for (String part : line.split("[,;]", -1)) {
        String[] pair = part.split("=", 2);
        String value = pair.length < 2 ? "" : unquoted(pair[1].strip());
        switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
          case "code" -> code = value.matches("[2-5][0-9]{2}") ? Integer.parseInt(value) : code;
          case "example" -> example = value;
          default -> {} // other preferences are for others
        }
      }
    }
    return code == 0 && example.isEmpty() ? NONE : new Preference(code, example);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  boolean isNone() {
    return code == 0 && example.isEmpty();
  }

  /// The decision with the reply that is wished for, where there is one.
  ///
  /// @param field takes the name and value of a header that tells so
  Decision applied(Decision drawn, BiConsumer<String, String> field) {
    Decision fate = drawn;
    if (code != 0) {
      fate = withCode(drawn, field);
    } else if (has(drawn, 0)) {
      fate = drawn.withOutcome(0, status(drawn));
    }
    if (!example.isEmpty() && has(fate, fate.outcome())) {
      field.accept("Preference-Applied", "example=" + example);
    }
    return fate;
  }

  private Decision withCode(Decision drawn, BiConsumer<String, String> field) {
    List<OutcomePlan> outcomes = drawn.endpoint().outcomes();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i).outcome();
      boolean whole =
          outcome instanceof Outcome.Success || outcome instanceof Outcome.ErrorResponse;
      if (whole && outcome.reply().statuses().contains(code)) {
        field.accept("Preference-Applied", "code=" + code);
        return drawn.withOutcome(i, code);
      }
    }
    return drawn;
  }

  private boolean has(Decision fate, int outcome) {
    return fate.endpoint().outcomes().get(outcome).outcome().reply().body()
            instanceof Body.Examples examples
        && examples.named(example).isPresent();
  }

  private static int status(Decision drawn) {
    List<Integer> statuses = drawn.endpoint().outcomes().getFirst().outcome().reply().statuses();
    return statuses.contains(drawn.status()) ? drawn.status() : statuses.getFirst();
  }

  /// The payload that is wished for, else the one that chance gives.
  Body.Example example(Body.Examples examples, Decision fate) {
    return examples
        .named(example)
        .orElseGet(() -> examples.chosen(fate.endpoint().key(), fate.ordinal()));
  }
}
