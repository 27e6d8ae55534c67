package dev.understudy.config.document;

import dev.understudy.core.distribution.Form;
import dev.understudy.core.distribution.Parameter;
import dev.understudy.core.distribution.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which sets of keys a [Form] is written with: a quantile parameter takes any percentile, `median`
/// stands for p50 and p50 for `median`, `cv` for sd beside `mean`.
final class FormKeys {
  static final String PERCENTILE_PATTERN = "^p(0(\\.[0-9]{1,12})|[1-9][0-9]?(\\.[0-9]{1,12})?)$";
  static final String QUANTILE_PATTERN = PERCENTILE_PATTERN.replace("^", "^median$|^");

  private FormKeys() {}

  static boolean hasFlow(Form form) {
    return form.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.FLOW);
  }

  static int quantiles(Form form) {
    return (int)
        form.parameters().stream().filter(p -> p.kind() == Parameter.Kind.QUANTILE).count();
  }

  static boolean fits(Form form, Set<String> keys) {
    int quantiles = quantiles(form);
    for (Set<String> named : variants(form)) {
      if (keys.size() == named.size() + quantiles && keys.containsAll(named)) {
        long rest =
            keys.stream().filter(k -> !named.contains(k)).filter(FormKeys::isQuantile).count();
        if (rest == quantiles) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isQuantile(String key) {
    return key.equals("median") || Percentile.isKey(key);
  }

  /// The named keys of a form, quantiles aside, in every spelling.
  static List<Set<String>> variants(Form form) {
    List<Set<String>> variants = new ArrayList<>();
    variants.add(new LinkedHashSet<>());
    boolean hasMean = form.parameters().stream().anyMatch(p -> p.name().equals("mean"));
    for (Parameter parameter : form.parameters()) {
      if (parameter.kind() == Parameter.Kind.QUANTILE) {
        continue;
      }
      String name = parameter.name();
      String other =
          switch (name) {
            case "median" -> "p50";
            case "sd" -> hasMean ? "cv" : name;
            default -> name;
          };
      List<Set<String>> longer = new ArrayList<>();
      for (Set<String> variant : variants) {
        for (String spelling : name.equals(other) ? List.of(name) : List.of(name, other)) {
          Set<String> keys = new LinkedHashSet<>(variant);
          keys.add(spelling);
          longer.add(keys);
        }
      }
      variants = longer;
    }
    return variants;
  }

  /// As in messages: `{p50, p99}` for two percentiles.
  static String text(Form form) {
    List<String> names = new ArrayList<>();
    List<String> examples = quantiles(form) > 1 ? List.of("p50", "p99") : List.of("p99");
    int next = 0;
    for (Parameter parameter : form.parameters()) {
      boolean quantile = parameter.kind() == Parameter.Kind.QUANTILE;
      names.add(quantile ? examples.get(Math.min(next++, examples.size() - 1)) : parameter.name());
    }
    return "{" + String.join(", ", names) + "}";
  }
}
