package dev.understudy.core.distribution;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form that a written set of keys is. `median` and `p50` are one key, so are `sd` and `cv`
/// (times mean); any percentiles match `pA` and `pB`, the lower one first.
record FormMatch(Kind.Recipe recipe, Given given) {
  private static final String CV = "cv";

  /// @throws ParameterException that lists the forms where the keys are none of them
  static FormMatch of(
      Kind kind, Map<String, Double> parameters, Bounds bounds, DoubleFunction<String> show) {
    for (var recipe : kind.recipes()) {
      var keys = keysFor(recipe.form(), parameters);
      if (keys != null) {
        double[] values = keys.stream().mapToDouble(k -> value(k, parameters)).toArray();
        return new FormMatch(
            recipe, new Given(kind.family().name(), recipe.form(), keys, values, bounds, show));
      }
    }
    throw noForm(kind, parameters);
  }

  private static double value(String key, Map<String, Double> parameters) {
    double value = requireNonNull(parameters.get(key));
    return key.equals(CV) ? value * requireNonNull(parameters.get(Keys.MEAN)) : value;
  }

  /// For each parameter of the form the written key that stands for it; null where the two sets
  /// differ.
  private static @Nullable List<String> keysFor(Form form, Map<String, Double> parameters) {
    if (form.parameters().size() != parameters.size()) {
      return null;
    }
    var rest = new HashMap<>(parameters);
    var keys = new ArrayList<String>();
    for (var parameter : form.parameters()) {
      if (parameter.kind() != Parameter.Kind.QUANTILE) {
        String key = spelling(parameter.name(), rest);
        if (key == null) {
          return null;
        }
        rest.remove(key);
        keys.add(key);
      }
    }
    var percentiles =
        rest.keySet().stream()
            .filter(k -> k.equals(Keys.MEDIAN) || Percentile.isKey(k))
            .map(k -> k.equals(Keys.MEDIAN) ? "p50" : k)
            .sorted(Comparator.comparingDouble(Percentile::probability))
            .toList();
    if (percentiles.size() != rest.size()) {
      return null;
    }
    int next = 0;
    for (int i = 0; i < form.parameters().size(); i++) {
      if (form.parameters().get(i).kind() == Parameter.Kind.QUANTILE) {
        String key = percentiles.get(next++);
        keys.add(i, key.equals("p50") && !rest.containsKey("p50") ? Keys.MEDIAN : key);
      }
    }
    return keys;
  }

  /// The key under which a named parameter was written, null where it was not.
  private static @Nullable String spelling(String name, Map<String, Double> written) {
    if (written.containsKey(name)) {
      return name;
    }
    if (name.equals(Keys.MEDIAN) && written.containsKey("p50")) {
      return "p50";
    }
    return name.equals(Keys.SD) && written.containsKey(CV) ? CV : null;
  }

  private static ParameterException noForm(Kind kind, Map<String, Double> parameters) {
    String name = kind.family().name();
    String written = parameters.keySet().stream().sorted().collect(Collectors.joining(", "));
    String forms =
        kind.recipes().stream()
            .map(r -> "{" + keyList(r.form()) + "}")
            .collect(Collectors.joining(" | "));
    return new ParameterException(
        "",
        name + " cannot be described by {" + written + "}",
        "Write one of: "
            + forms
            + ". `pNN` is any percentile, `median` is p50, `cv` is sd / mean.");
  }

  private static String keyList(Form form) {
    boolean two = form.parameters().stream().anyMatch(p -> p.name().equals("pB"));
    return form.parameters().stream()
        .map(
            p ->
                switch (p.name()) {
                  case "pA" -> two ? "pAA" : "pNN";
                  case "pB" -> "pBB";
                  default -> p.name();
                })
        .collect(Collectors.joining(", "));
  }
}
