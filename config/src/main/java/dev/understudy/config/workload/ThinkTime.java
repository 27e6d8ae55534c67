package dev.understudy.config.workload;

import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.workload.Words.Word;
import dev.understudy.core.distribution.Bounds;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Families;
import dev.understudy.core.distribution.Family;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.distribution.Parameter;
import dev.understudy.core.distribution.ParameterException;
import dev.understudy.core.distribution.Percentile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The pause of a closed client: `think 1s`, `think exponential 1s`, `think lognormal p50=1s
/// p99=5s`; without it a client asks again as soon as it has its answer.
final class ThinkTime {
  private static final String HELP =
      "Write `think 1s`, `think exponential 1s` or `think lognormal p50=1s p99=5s`.";

  private final Words words;
  private final Word first; // a duration, or the name of a family
  private final Map<String, Double> values = new LinkedHashMap<>();
  private boolean wrong;

  private ThinkTime(Words words, Word first) {
    this.words = words;
    this.first = first;
  }

  /// The law; empty, and a problem reported, where the words are none.
  static Optional<Distribution> of(Words words) {
    if (!words.take("think")) {
      return Optional.of(new Fixed(0));
    }
    return words.take("a think time", HELP).flatMap(first -> new ThinkTime(words, first).law());
  }

  private Optional<Distribution> law() {
    if (Character.isDigit(first.text().charAt(0))) {
      OptionalDouble pause = words.read(Dimension.DURATION, first.text(), first);
      return pause.isPresent() ? Optional.of(new Fixed(pause.getAsDouble())) : Optional.empty();
    }
    Optional<Family> family =
        Families.all().stream().filter(it -> it.name().equals(first.text())).findFirst();
    if (family.isEmpty()) {
      String meant =
          Suggestion.of(first.text(), Families.all().stream().map(Family::name).toList())
              .map(near -> " Did you mean `" + near + "`?")
              .orElse("");
      words.error(first, "there is no distribution \"" + first.text() + "\"", HELP + meant);
      return Optional.empty();
    }
    while (!words.atEnd() && !words.peek().text().equals("for") && !wrong) {
      words.take("a parameter", HELP).ifPresent(word -> parameter(word, family.get()));
    }
    return wrong ? Optional.empty() : built();
  }

  private Optional<Distribution> built() {
    try {
      return Optional.of(
          Families.build(first.text(), values, Bounds.NONE, Dimension.DURATION::show)
              .distribution());
    } catch (ParameterException e) {
      refuse(first, String.valueOf(e.getMessage()), e.mend());
      return Optional.empty();
    }
  }

  private void parameter(Word word, Family family) {
    int equals = word.text().indexOf('=');
    String key = equals < 0 ? alone(family) : word.text().substring(0, equals);
    String text = word.text().substring(equals + 1);
    OptionalDouble value =
        switch (kind(key, family)) {
          case VALUE, QUANTILE -> words.read(Dimension.DURATION, text, word);
          case FLOW -> words.read(Dimension.FLOW, text, word);
          case NUMBER, COUNT -> number(text, word);
        };
    if (value.isEmpty()) {
      wrong = true;
    } else if (values.put(key, value.getAsDouble()) != null) {
      refuse(word, "`" + key + "` stands twice", "");
    }
  }

  /// What a value without a key is: a constant's only one, else the mean.
  private static String alone(Family family) {
    return family.name().equals("fixed") ? "value" : "mean";
  }

  /// Of a key that no form has the family itself complains.
  private static Parameter.Kind kind(String key, Family family) {
    if (Percentile.isKey(key) || key.equals("median")) {
      return Parameter.Kind.QUANTILE;
    }
    List<Parameter> all = family.forms().stream().flatMap(it -> it.parameters().stream()).toList();
    return all.stream()
        .filter(it -> it.name().equals(key))
        .findFirst()
        .map(Parameter::kind)
        .orElse(key.equals("cv") ? Parameter.Kind.NUMBER : Parameter.Kind.VALUE);
  }

  private OptionalDouble number(String text, Word word) {
    OptionalDouble number = PlainNumber.read(text);
    if (number.isEmpty()) {
      words.error(word, "\"" + text + "\" is not a plain number", "");
    }
    return number;
  }

  private void refuse(Word word, String message, String help) {
    words.error(word, message, help);
    wrong = true;
  }
}
