package dev.understudy.core.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a family declares beside its name: for each form the closed solution that holds without
/// truncation, and the [Chart] in which facts are solved for where `min` or `max` cut.
final class Kind {
  private final Family family;
  private final List<Recipe> recipes;
  private final @Nullable Chart chart;
  private final Set<String> zeroAllowed;

  /// A form and the law it is without truncation. `closed` throws [ParameterException] where no
  /// such law exists.
  record Recipe(Form form, Function<Given, Distribution> closed) {}

  private Kind(
      Family family, List<Recipe> recipes, @Nullable Chart chart, Set<String> zeroAllowed) {
    this.family = family;
    this.recipes = List.copyOf(recipes);
    this.chart = chart;
    this.zeroAllowed = Set.copyOf(zeroAllowed);
  }

  Family family() {
    return family;
  }

  List<Recipe> recipes() {
    return recipes;
  }

  /// Where facts are solved for under truncation; null for families whose facts a cut leaves alone
  /// or rules out.
  @Nullable Chart chart() {
    return chart;
  }

  boolean allowsZero(String key) {
    return zeroAllowed.contains(key);
  }

  static Builder named(String name, String summary) {
    return new Builder(name, summary);
  }

  static final class Builder {
    private final String name;
    private final String summary;
    private final List<Recipe> recipes = new ArrayList<>();
    private @Nullable Chart chart;
    private Set<String> zeroAllowed = Set.of();

    private Builder(String name, String summary) {
      this.name = name;
      this.summary = summary;
    }

    Builder form(String summary, Function<Given, Distribution> closed, Parameter... parameters) {
      recipes.add(new Recipe(new Form(summary, List.of(parameters)), closed));
      return this;
    }

    Builder chart(Chart chart) {
      this.chart = chart;
      return this;
    }

    Builder zeroAllowedFor(String... keys) {
      zeroAllowed = Set.of(keys);
      return this;
    }

    Kind build() {
      var forms = recipes.stream().map(Recipe::form).toList();
      return new Kind(new Family(name, summary, forms), recipes, chart, zeroAllowed);
    }
  }
}
